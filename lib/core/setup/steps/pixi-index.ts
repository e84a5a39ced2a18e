import { type TomlTable, tomlDocument } from '@/lib/core/quote/toml-document'
import type { CommandStep, FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { FIXED_USER } from './fixed-user'
import { indexUrlWithUser } from './pip-index'

/**
 * pixi asks keyring only when told to, and this is the one of its settings on PyPI that is read from its configuration at all:
 * an index there is copied into new projects and no more. `--local` is `.pixi/config.toml`, which pixi's own `.gitignore` leaves in.
 * Facts: https://pixi.sh/latest/reference/pixi_configuration/#pypi-config
 */
export function usePixiKeyring({ system }: Subject): CommandStep {
  return {
    id: 'use-keyring',
    kind: 'command',
    title: 'Let pixi ask keyring',
    why: 'pixi does not by itself. Written to `.pixi/config.toml`, which is committed with the project.',
    source: SOURCES.pixiAuthentication,
    shell: SHELLS[system],
    content: 'pixi config set --local pypi-config.keyring-provider subprocess',
  }
}

/** Takes {@link usePixiKeyring} back. */
export function forgetPixiKeyring({ system }: Subject): UndoStep {
  return {
    id: 'forget-keyring',
    kind: 'undo',
    title: 'Let pixi ask keyring no longer',
    why: 'Only if `.pixi/config.toml` did not say so before.',
    source: SOURCES.pixiAuthentication,
    shell: SHELLS[system],
    content: 'pixi config unset --local pypi-config.keyring-provider',
  }
}

/** The address has a user name, for pixi leaves it to uv to ask keyring, and sets no `authenticate`. */
function tables(subject: Subject): readonly TomlTable[] {
  const url = indexUrlWithUser(subject)
  return [
    {
      path: ['pypi-options'],
      entries: [subject.index === 'beside' ? ['extra-index-urls', [url]] : ['index-url', url]],
    },
  ]
}

/** `extra-index-urls` come before PyPI, and the first index that has a name is the only one asked, as in uv. */
export function writePixiIndex(subject: Subject): FileStep {
  const beside = subject.index === 'beside'
  const effect = beside
    ? 'From now on pixi asks here first for every package in `[pypi-dependencies]`, and asks PyPI only for a name that is not here. A misspelt name, or one that is not published here yet, does come from PyPI. An `index-strategy` that begins with `unsafe-` would undo this.'
    : 'From now on pixi looks only here for what is in `[pypi-dependencies]`. Public packages are found as well if this is a virtual repository that includes PyPI.'
  return {
    id: 'write-index',
    kind: 'file',
    title: beside
      ? 'Give pixi this repository before PyPI'
      : 'Make this repository pixi’s index for Python packages',
    why: `${effect} If there is a table \`[pypi-options]\` already, add the line to it; keep a copy of one that it replaces. What is in \`[dependencies]\` still comes from conda’s channels. ${FIXED_USER}`,
    source: SOURCES.pixiManifest,
    language: 'toml',
    name: 'pixi.toml',
    path: 'pixi.toml',
    tables: tables(subject),
    content: tomlDocument(tables(subject)),
  }
}

/** Takes {@link writePixiIndex} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanPixiIndex({ system }: Subject): UndoStep {
  return {
    id: 'clean-index',
    kind: 'undo',
    title: 'Take the repository out of `pixi.toml`',
    why: 'Delete the line under `[pypi-options]`, and put back the one that it replaced. Then run `pixi lock`: `pixi.lock` names the repository too.',
    source: SOURCES.pixiManifest,
    shell: SHELLS[system],
    content: editFile(system, 'pixi.toml'),
  }
}
