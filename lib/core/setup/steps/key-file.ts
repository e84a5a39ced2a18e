import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { keyFileArgument, keyFileInCmd } from '../key-file-argument'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/** Nobody else on the computer reads the key. */
export function protectKey(subject: Subject): CommandStep {
  const file = keyFileArgument(subject)
  return {
    id: 'protect-key',
    kind: 'command',
    title: 'Keep the key to yourself',
    why: 'Whoever reads this file is the service account until the key is deleted. Use an account made for this one purpose, grant it the least role on this one repository, and replace the key from time to time.',
    source: SOURCES.keyPractices,
    shell: SHELLS[subject.system],
    content: {
      bash: `chmod 600 ${file}`,
      powershell: `icacls ${file} /inheritance:r /grant:r "$($env:USERNAME):R"`,
      cmd: `icacls ${file} /inheritance:r /grant:r "%USERNAME%:R"`,
    }[SHELLS[subject.system]],
  }
}

/** The first place where Application Default Credentials are looked for. */
export function useKeyFile(subject: Subject): CommandStep {
  const file = keyFileArgument(subject)
  return {
    id: 'sign-in',
    kind: 'command',
    title: subject.credentials === 'workload-identity' ? 'Point to the file' : 'Point to the key',
    why: 'Holds in this terminal, and wins over every other sign-in. Nothing is sent; the file stays where it is.',
    source: SOURCES.adcSearchOrder,
    shell: SHELLS[subject.system],
    content: {
      bash: `export GOOGLE_APPLICATION_CREDENTIALS=${file}`,
      powershell: `$env:GOOGLE_APPLICATION_CREDENTIALS = ${asExpression(file)}`,
      cmd: `set "GOOGLE_APPLICATION_CREDENTIALS=${keyFileInCmd(subject)}"`,
    }[SHELLS[subject.system]],
  }
}

/** What is bare as an argument is a command on the right of PowerShell's `=`, unless it is quoted. */
function asExpression(argument: string): string {
  return /^['"(]/.test(argument) ? argument : `'${argument}'`
}

/** Which account the key is for: shows that the path is right and the file is a key. */
export function seeKeyFile(subject: Subject): CheckStep {
  return {
    id: 'see-key',
    kind: 'check',
    title: 'See which account that is',
    why: 'It is the one that needs access to the repository.',
    source: SOURCES.adcSearchOrder,
    shell: SHELLS[subject.system],
    content: `${pythonCommand(subject)} -c "import json, os; print(json.load(open(os.environ['GOOGLE_APPLICATION_CREDENTIALS']))['client_email'])"`,
    expect: '.gserviceaccount.com',
    otherwise: [
      { see: 'No such file or directory', means: 'The file is not there: check the path.' },
      { see: 'KeyError', means: 'The file is not the key of a service account.' },
    ],
  }
}

/** That the file is a credential configuration, which holds no secret. */
export function seeConfiguration(subject: Subject): CheckStep {
  return {
    id: 'see-configuration',
    kind: 'check',
    title: 'See that the file is a credential configuration',
    why: 'It says where the identity of this machine is found, and holds no secret. Its service account, or this machine’s identity itself, needs access to the repository.',
    source: SOURCES.workloadIdentity,
    shell: SHELLS[subject.system],
    content: `${pythonCommand(subject)} -c "import json, os; print(json.load(open(os.environ['GOOGLE_APPLICATION_CREDENTIALS']))['type'])"`,
    expect: 'external_account',
    otherwise: [
      { see: 'No such file or directory', means: 'The file is not there: check the path.' },
      {
        see: 'service_account',
        means: 'That is a key. Keep it safe, or better: ask for a credential configuration.',
      },
    ],
  }
}

/** Takes {@link useKeyFile} back. */
export function dropKeyFile({ system }: Subject): UndoStep {
  return {
    id: 'sign-out',
    kind: 'undo',
    title: 'Forget the file',
    why: 'In this terminal. The file stays; if it is a key, it works until it is deleted at Google.',
    source: SOURCES.keyPractices,
    shell: SHELLS[system],
    content: {
      bash: 'unset GOOGLE_APPLICATION_CREDENTIALS',
      powershell: 'Remove-Item Env:GOOGLE_APPLICATION_CREDENTIALS',
      cmd: 'set "GOOGLE_APPLICATION_CREDENTIALS="',
    }[SHELLS[system]],
  }
}
