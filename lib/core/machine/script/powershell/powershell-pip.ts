/** pip alone leaves what a package brought along. */
export const POWERSHELL_PIP = `function Get-Packages { return @(python -m pip list --disable-pip-version-check --format freeze) }

function Install-Packages([string[]]$Names) {
  if ($Mode -eq 'dry-run') { Write-Host "  > python -m pip install --index-url https://pypi.org/simple $Names   (unless they are there)"; return }
  if (Works (@('python', '-m', 'pip', 'show', '--quiet') + $Names)) { Write-Host "  $Names are there already."; return }
  Set-Content -LiteralPath "$State\\packages.before" -Value (Get-Packages)
  Remember 'Packages' ($Names -join ' ')
  Run (@('python', '-m', 'pip', 'install', '--disable-pip-version-check', '--index-url', 'https://pypi.org/simple') + $Names)
  Set-Content -LiteralPath "$State\\packages.after" -Value (Get-Packages)
}

# What came with them goes too, unless something else was installed since: that may need it.
function Undo-Packages([string]$Names) {
  $gone = $Names -split ' '
  $before = @(Get-Content -LiteralPath "$State\\packages.before")
  $after = @(Get-Content -LiteralPath "$State\\packages.after" -ErrorAction SilentlyContinue)
  if (((Get-Packages) -join ' ') -ceq ($after -join ' ')) {
    $gone = @($after | Where-Object { $before -cnotcontains $_ } | ForEach-Object { $_ -replace '==.*', '' })
  } else {
    Write-Host "  Other packages were installed since, so what $Names brought along stays."
  }
  Write-Host "  > python -m pip uninstall $gone"
  return (Works (@('python', '-m', 'pip', 'uninstall', '--disable-pip-version-check', '--yes') + $gone))
}
`
