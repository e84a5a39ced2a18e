/** Merges INI files as `merge-ini.ts` does. */
export const POWERSHELL_INI = `# The lines of an option in its section: where it begins and ends, or nothing.
function Find-Option($Lines, [int]$First, [int]$Last, [string]$Key) {
  for ($i = $First + 1; $i -le $Last; $i += 1) {
    if ($Lines[$i] -notmatch '^([^\\s=:#;][^=:]*?)\\s*[=:]' -or $Matches[1] -ne $Key) { continue }
    $end = $i
    for ($k = $i + 1; $k -le $Last; $k += 1) {
      if ($Lines[$k] -match '^\\s*([#;]|$)') { continue }
      if ($Lines[$k] -notmatch '^\\s') { break }
      $end = $k
    }
    return @($i, $end)
  }
}

# Stops at what Python refuses, and at what it reads though it is indented: an option or a header may be, a line here only goes on.
function Test-Ini($Lines, [string]$Wanted, [string]$Path) {
  $section = ''
  $open = $false
  $seen = @{}
  for ($i = 0; $i -lt $Lines.Count; $i += 1) {
    $line = $Lines[$i]
    $key = ''
    $why = ''
    if ($line -match '^\\s*([#;]|$)' -or ($open -and $line -match '^\\s')) { continue }
    $open = $line -notmatch '^\\[.+\\]'
    if ($line -match '^\\s') { $why = 'is indented, and goes on with nothing' }
    elseif (-not $open) { $section = $line }
    elseif ($line -notmatch '^([^=:]+?)\\s*[=:]') { $why = 'is no option' }
    elseif ($section -eq '') { $why = 'is above the first section' }
    else { $key = $Matches[1].ToLowerInvariant() }
    $spelt = $key.Replace('_', '-')
    if ($why -eq '' -and $seen.ContainsKey("$section $key")) { $why = 'says again what is said above' }
    if ($spelt -ne $key -and $Wanted -match "(?m)^$([regex]::Escape($spelt)) =") { $why = "is another spelling of $spelt" }
    if ($why -ne '') { Stop-Setup "$Path cannot be added to line by line: line $($i + 1) $why. Nothing was changed in it. The page makes one file of both: $Page" }
    $seen["$section $key"] = $true
  }
}

# The text of an INI file with what is wanted added: a value is replaced, a list gets the items it lacks.
function Add-ToIni([string]$Before, [string]$Wanted, [string]$Path) {
  $end = if ($Before -match "\\r\\n") { "\`r\`n" } else { "\`n" }
  $lines = New-Object System.Collections.Generic.List[string]
  if ($Before.Trim() -ne '') { $lines.AddRange([string[]]($Before -replace "\\r?\\n$", '' -split "\\r?\\n")) }
  Test-Ini $lines $Wanted $Path
  $changed = $false
  foreach ($want in $Wanted.TrimEnd() -split "\`n") {
    if ($want -eq '') { continue }
    if ($want -match '^\\[(.+)\\]$') {
      $section = $Matches[1]
      if (-not $lines.Contains("[$section]")) {
        if ($lines.Count -gt 0 -and $lines[$lines.Count - 1].Trim() -ne '') { $lines.Add('') }
        $lines.Add("[$section]")
        $changed = $true
      }
      continue
    }
    $first = $lines.IndexOf("[$section]")
    $last = $first
    while ($last + 1 -lt $lines.Count -and $lines[$last + 1] -notmatch '^\\[.+\\]') { $last += 1 }
    $bottom = $last
    while ($bottom -gt $first -and $lines[$bottom].Trim() -eq '') { $bottom -= 1 }
    if ($want -match '^\\s+(\\S.*)$') {
      $item = $Matches[1]
      $option = Find-Option $lines $first $last $list
      $there = ($lines.GetRange($option[0], $option[1] - $option[0] + 1) -join ' ') -split '[\\s=:]+'
      if ($there -cnotcontains $item) { $lines.Insert($option[1] + 1, "    $item"); $changed = $true }
      continue
    }
    $key, $value = $want -split '\\s*=\\s*', 2
    $option = Find-Option $lines $first $last $key
    if ($value -eq '') {
      $list = $key
      if (-not $option) { $lines.Insert($bottom + 1, $want); $changed = $true }
    } elseif (-not $option) {
      $lines.Insert($bottom + 1, $want)
      $changed = $true
    } elseif ($option[0] -ne $option[1] -or ($lines[$option[0]] -replace '^[^=:]*[=:]\\s*', '').Trim() -cne $value) {
      $lines.RemoveRange($option[0], $option[1] - $option[0] + 1)
      $lines.Insert($option[0], $want)
      $changed = $true
    }
  }
  if (-not $changed) { return $Before }
  return ($lines -join $end) + $end
}
`
