/** What every setup.ps1 has: it says, asks, checks, remembers and takes back. A line is written down before its deed is done. For 5.1 and 7. */
export const POWERSHELL_BASE = `function Stop-Setup([string]$Why) {
  Write-Host "Stopped: $Why" -ForegroundColor Red
  if ($Mode -eq 'apply' -and (Test-Path -LiteralPath $Journal)) { Write-Host 'What was done before stays; -Undo takes it back.' }
  exit 1
}

# One thing to do: what follows belongs to it.
function Step([string]$Title) { Write-Host ''; Write-Host $Title }

# What is left for the person to do.
function Leave([string]$What) {
  Write-Host "  Left for you: $What"
  $script:Left += $What
}

# Whether the person agrees. Without a terminal or -Yes: no.
function Ask([string]$Question) {
  if ($Yes) { return $true }
  if ([Console]::IsInputRedirected) { return $false }
  return (Read-Host "  $Question [y/N]") -match '^[yY]'
}

# Says a command and runs it.
function Run([string[]]$Command) {
  Write-Host "  > $($Command -join ' ')"
  if ($Mode -eq 'dry-run') { return }
  $program, $arguments = $Command
  & $program @arguments
  if ($LASTEXITCODE -ne 0) { Stop-Setup "this failed: $($Command -join ' ')" }
}

# Whether a command succeeds; what it says is nobody's business.
function Works([string[]]$Command) {
  $ErrorActionPreference = 'Continue'
  $program, $arguments = $Command
  try { & $program @arguments *> $null } catch { return $false }
  return $LASTEXITCODE -eq 0
}

# What a command says, errors too.
function Answer([string]$Command) {
  $ErrorActionPreference = 'Continue'
  try { return (Invoke-Expression $Command 2>&1 | Out-String) } catch { return "$_" }
}

# What of the things that may be seen in an answer is seen, and means.
function Meaning([string]$Text, [string[]]$Otherwise) {
  for ($i = 0; $i + 1 -lt $Otherwise.Count; $i += 2) {
    if ($Text.Contains($Otherwise[$i])) { return $Otherwise[$i + 1] }
  }
  return ''
}

# What has to be there before anything is done.
function Needs([string]$Title, [string]$Expected, [string]$Command, [string[]]$Otherwise) {
  $text = Answer $Command
  if ($text.Contains($Expected)) { return }
  Stop-Setup "$Title is needed. $(Meaning $text $Otherwise)"
}

# Whether the number behind a text in the answer of a command is a version or a newer one.
function Needs-Version([string]$Title, [string]$Before, [string]$Version, [string]$Command, [string]$Meaning) {
  $behind = if ($Before) { [regex]::Escape($Before) } else { '(?m)^' }
  $is = @([regex]::Match((Answer $Command), "$behind(\\d+(?:\\.\\d+)*)").Groups[1].Value -split '\\.')
  $least = @($Version -split '\\.')
  for ($i = 0; $i -lt $least.Count; $i++) {
    $here = if ($i -lt $is.Count -and $is[$i]) { [int]$is[$i] } else { 0 }
    if ($here -gt [int]$least[$i]) { return }
    if ($here -lt [int]$least[$i]) { Stop-Setup "$Title is needed. This one is older. $Meaning" }
  }
}

# What the next check must not show, even beside what is expected.
function Never([string]$Seen, [string]$Means) { $script:Nevers += @($Seen, $Means) }

function Check([string]$Title, [string]$Expected, [string]$Command, [string[]]$Otherwise) {
  $text = Answer $Command
  $refuted = Meaning $text $Nevers
  $script:Nevers = @()
  if ($refuted -eq '' -and $text.Contains($Expected)) { Write-Host "  fine: $Title"; return }
  $script:Failed = $true
  Write-Host "  not as it should be: $Title"
  Write-Host "    > $Command"
  # A password may stand in an address.
  Write-Host ($text -replace '//[^ /@]*:[^ ]*@', '//...:...@' -replace '//[\\w-]{20,}@', '//...@')
  Write-Host "    expected: $Expected"
  Write-Host "    $(if ($refuted -ne '') { $refuted } else { Meaning $text $Otherwise })"
}

# Writes down what is about to be done, for -Undo.
function Remember([string]$Kind, [string]$Subject, [string]$Detail = '-') {
  Add-Content -LiteralPath $Journal -Encoding UTF8 -Value ($Kind, $Subject, $Detail -join "\`t")
}

# Makes a folder, and remembers which of its parents were not there.
function Make-Folder([string]$Path) {
  if (Test-Path -LiteralPath $Path) { return }
  $parent = Split-Path -Parent $Path
  if ($parent) { Make-Folder $parent }
  New-Item -ItemType Directory -Path $Path | Out-Null
  $script:Made += $Path
  if (Test-Path -LiteralPath $Journal) { Remember 'folder' $Path }
}

function Begin-Setup {
  if (Test-Path -LiteralPath $Journal) { return }
  $script:Made = @()
  Make-Folder $State
  New-Item -ItemType File -Path $Journal | Out-Null
  foreach ($path in $Made) { Remember 'folder' $path }
}

function Undo-Setup {
  if (-not (Test-Path -LiteralPath $Journal)) { Write-Host 'There is nothing to take back.'; return }
  $lines = @(Get-Content -LiteralPath $Journal -Encoding UTF8)
  [array]::Reverse($lines)
  $kept = @()
  foreach ($line in $lines) {
    $kind, $subject, $detail = $line -split "\`t"
    if ($kind -eq 'folder') { continue }
    if (-not (& "Undo-$kind" $subject $detail)) { $kept += $line }
  }
  $folders = @($lines | Where-Object { $_.StartsWith("folder\`t") })
  if ($kept.Count -gt 0) {
    $kept += $folders
    [array]::Reverse($kept)
    Set-Content -LiteralPath $Journal -Encoding UTF8 -Value $kept
    Stop-Setup "not all could be taken back. What there is to do it by hand is in $State."
  }
  Remove-Item -LiteralPath $State -Recurse -Force
  foreach ($line in $folders) {
    $path = ($line -split "\`t")[1]
    if ((Test-Path -LiteralPath $path) -and -not (Get-ChildItem -LiteralPath $path -Force)) { Remove-Item -LiteralPath $path }
  }
  Write-Host ''
  Write-Host 'All is as it was before.'
}
`
