/** Adds to files, and gives them back. A file that was changed since is left as it is. */
export const POWERSHELL_FILES = `# Bytes are kept as they are: each is a character of its own here.
$Bytes = [Text.Encoding]::GetEncoding(28591)

# What would still fight the repository: another index, of which the page warns as well.
function Show-Others([string]$Text, [string]$Wanted, [string]$Path) {
  if ($Wanted -match '(?m)^(index-url|url) ' -and $Text -match '(?mi)^[ \\t]*extra-index-url[ \\t]*[=:]') {
    Leave "take extra-index-url out of \${Path}, unless you know why it is there: from another index a stranger's package of the same name can come in the place of yours"
  }
}

# Adds what is wanted to a file. A value of the same name is replaced, all else stays.
function Merge([string]$Language, [string]$Path, [string]$Wanted) {
  $Wanted = ($Wanted -replace "\`r", '').TrimEnd() + "\`n"
  if (-not (Test-Path -LiteralPath $Path)) {
    Write-Host "  makes \${Path}:"
    foreach ($line in $Wanted.TrimEnd() -split "\`n") { Write-Host "    + $line" }
    if ($Mode -eq 'dry-run') { return }
    Make-Folder (Split-Path -Parent $Path)
    $copy = New-CopyName
    [IO.File]::WriteAllText("$copy.after", $Wanted, $Bytes)
    Remember 'NewFile' $Path $copy
    [IO.File]::WriteAllText($Path, $Wanted, $Bytes)
    return
  }
  $before = [IO.File]::ReadAllText($Path, $Bytes)
  $after = if ($Language -eq 'ini') { Add-ToIni $before $Wanted $Path } else { Add-ToToml $before $Wanted $Path }
  if ($after -ceq $before) { Write-Host "  $Path says so already."; Show-Others $before $Wanted $Path; return }
  Write-Host "  changes \${Path}:"
  $old = $before -split "\\r?\\n"
  $new = $after -split "\\r?\\n"
  # Of a line that goes only the name is shown: a password may be in it.
  foreach ($line in $old) { if ($new -cnotcontains $line) { Write-Host "    - $($line -replace '=.*', '= ...')" } }
  foreach ($line in $new) { if ($old -cnotcontains $line) { Write-Host "    + $line" } }
  Show-Others $after $Wanted $Path
  if ($Mode -eq 'dry-run') { return }
  $copy = New-CopyName
  Copy-Item -LiteralPath $Path -Destination "$copy.before"
  [IO.File]::WriteAllText("$copy.after", $after, $Bytes)
  Remember 'ChangedFile' $Path $copy
  [IO.File]::WriteAllText($Path, $after, $Bytes)
}

function New-CopyName {
  $number = 1
  while (Test-Path -LiteralPath (Join-Path $State "$number.after")) { $number += 1 }
  return (Join-Path $State "$number")
}

function Test-Same([string]$One, [string]$Other) {
  if (-not ((Test-Path -LiteralPath $One) -and (Test-Path -LiteralPath $Other))) { return $false }
  return (Get-FileHash -LiteralPath $One).Hash -eq (Get-FileHash -LiteralPath $Other).Hash
}

function Undo-NewFile([string]$Path, [string]$Copy) {
  if (-not (Test-Path -LiteralPath $Path)) { return $true }
  if (-not (Test-Same $Path "$Copy.after")) {
    Write-Host "$Path was changed since it was made, and is left as it is."
    return $false
  }
  Remove-Item -LiteralPath $Path
  Write-Host "removed $Path"
  return $true
}

function Undo-ChangedFile([string]$Path, [string]$Copy) {
  if (Test-Same $Path "$Copy.before") { return $true }
  if (-not (Test-Same $Path "$Copy.after")) {
    Write-Host "$Path was changed since, and is left as it is. As it was before: $Copy.before"
    return $false
  }
  Copy-Item -LiteralPath "$Copy.before" -Destination $Path
  Write-Host "$Path is as it was"
  return $true
}
`
