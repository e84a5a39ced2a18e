/** Facts: https://docs.astral.sh/uv/concepts/tools/ */
export const POWERSHELL_UV = `function Install-UvTool([string]$Name, [string]$Package) {
  if ($Mode -eq 'dry-run') { Write-Host "  > uv tool install --index https://pypi.org/simple $Name --with $Package   (unless uv has it)"; return }
  $folder = Join-Path (uv tool dir) $Name
  if (Test-Path -LiteralPath $folder) {
    $metadata = $Package -replace '[-.]', '?'
    if (Test-Path -Path (Join-Path $folder "Lib\\site-packages\\$metadata-*.dist-info")) { Write-Host "  uv has $Name with $Package already."; return }
    Stop-Setup "uv has $Name already, without $Package. Install it again yourself: uv tool install --index https://pypi.org/simple $Name --with $Package"
  }
  Remember 'UvTool' $Name
  Run @('uv', 'tool', 'install', '--index', 'https://pypi.org/simple', $Name, '--with', $Package)
}

function Undo-UvTool([string]$Name) {
  if (-not (Test-Path -LiteralPath (Join-Path (uv tool dir) $Name))) { return $true }
  Write-Host "  > uv tool uninstall $Name"
  return (Works @('uv', 'tool', 'uninstall', $Name))
}
`
