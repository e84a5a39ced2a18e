/** Stands in the last lines, so that half a download does nothing. */
export const POWERSHELL_MAIN = `if ($Help) { Show-Help; exit 0 }
switch ($Mode) {
  'undo' { Undo-Setup }
  'check' { Invoke-Checks; if ($Failed) { exit 1 } }
  'dry-run' {
    Write-Host 'This is what -Apply would do. Now nothing is changed.'
    Invoke-Prerequisites
    Invoke-Steps
  }
  'apply' {
    Invoke-Prerequisites
    Begin-Setup
    Invoke-Steps
    Write-Host ''
    Write-Host 'All of it is done.'
    if ($Left.Count -gt 0) { Write-Host 'Left for you:'; foreach ($one in $Left) { Write-Host "  $one" } }
    Write-Host 'Did it work? -Check says so.'
  }
}
`
