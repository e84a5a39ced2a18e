/** Writes a TOML file that is not there; one that is there is the page’s business. */
export const POWERSHELL_TOML = `# A TOML file that is there has to say it already, or has to be empty: the page makes one file of two.
function Add-ToToml([string]$Before, [string]$Wanted, [string]$Path) {
  if ($Before.Trim() -eq '') { return $Wanted }
  $lines = @($Before -split "\\r?\\n" | ForEach-Object { $_.Trim() })
  foreach ($line in $Wanted.TrimEnd() -split "\`n") {
    if ($line -ne '' -and $lines -cnotcontains $line) {
      Stop-Setup "$Path is there already and does not say \`"$line\`". Nothing was changed in it. The page makes one file of both: $Page"
    }
  }
  return $Before
}
`
