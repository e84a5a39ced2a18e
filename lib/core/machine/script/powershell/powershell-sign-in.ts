/** Facts: https://docs.cloud.google.com/docs/authentication/application-default-credentials */
export const POWERSHELL_SIGN_IN = `$Credentials = Join-Path $(if ($env:CLOUDSDK_CONFIG) { $env:CLOUDSDK_CONFIG } else { "$env:APPDATA\\gcloud" }) 'application_default_credentials.json'

# Nobody is signed in unasked, and nobody who is already.
function Sign-In([scriptblock]$Seen, [string]$Back, [string]$Command) {
  if ($Mode -eq 'dry-run') { Write-Host "  > $Command   (asks first; not if that was done before)"; return }
  if (& $Seen) { Write-Host '  That was done before.'; return }
  if (-not (Ask "Run \${Command}?")) { Leave $Command; return }
  Remember 'SignIn' $Back
  Write-Host "  > $Command"
  Invoke-Expression $Command
  if ($LASTEXITCODE -ne 0) { Stop-Setup "this failed: $Command" }
}

function Undo-SignIn([string]$Command) {
  if (-not (Ask "You were signed in by this script. Run \${Command}?")) {
    Write-Host "You were signed in by this script. Sign out yourself, if you want to: $Command"
    return $true
  }
  Write-Host "  > $Command"
  Invoke-Expression "$Command --quiet" | Out-Null
  return $LASTEXITCODE -eq 0
}

function Get-Account { return (Answer "gcloud auth list --filter=status:ACTIVE --format='value(account)'").Trim() }
`
