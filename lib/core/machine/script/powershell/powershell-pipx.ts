/** Facts: https://pipx.pypa.io/stable/ */
export const POWERSHELL_PIPX = `function Install-PipxApp([string]$Name) {
  if ($Mode -eq 'dry-run') { Write-Host "  > pipx install --index-url https://pypi.org/simple $Name   (unless pipx has it)"; return }
  if (Works @('pipx', 'runpip', $Name, 'show', '--quiet', $Name)) { Write-Host "  pipx has $Name already."; return }
  Remember 'PipxApp' $Name
  Run @('pipx', 'install', '--index-url', 'https://pypi.org/simple', $Name)
}

function Add-PipxPackage([string]$Name, [string]$Package) {
  if ($Mode -eq 'dry-run') { Write-Host "  > pipx inject --index-url https://pypi.org/simple $Name $Package   (unless it is there)"; return }
  if (Works @('pipx', 'runpip', $Name, 'show', '--quiet', $Package)) { Write-Host "  $Package is beside $Name already."; return }
  Remember 'PipxPackage' $Name $Package
  Run @('pipx', 'inject', '--index-url', 'https://pypi.org/simple', $Name, $Package)
}

function Undo-PipxApp([string]$Name) {
  Write-Host "  > pipx uninstall $Name"
  return (Works @('pipx', 'uninstall', $Name)) -or -not (Works @('pipx', 'runpip', $Name, 'show', '--quiet', $Name))
}

function Undo-PipxPackage([string]$Name, [string]$Package) {
  if (-not (Works @('pipx', 'runpip', $Name, 'show', '--quiet', $Package))) { return $true }
  Write-Host "  > pipx uninject $Name $Package"
  return (Works @('pipx', 'uninject', $Name, $Package))
}
`
