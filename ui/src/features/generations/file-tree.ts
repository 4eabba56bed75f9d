import type { GeneratedFile } from './queries';

export interface Folder {
  /** Of chains of folders with nothing else in them, all of it: `src/main/java`. */
  name: string;
  path: string;
  folders: Folder[];
  files: { name: string; path: string; size: number }[];
}

/** Paths as folders within folders; those that hold one folder alone are one with it. */
export function treeOf(files: readonly GeneratedFile[]): Folder {
  const root: Folder = { name: '', path: '', folders: [], files: [] };
  const known = new Map<string, Folder>([['', root]]);

  function folder(path: string): Folder {
    const found = known.get(path);
    if (found) {
      return found;
    }
    const cut = path.lastIndexOf('/');
    const made: Folder = { name: path.slice(cut + 1), path, folders: [], files: [] };
    known.set(path, made);
    folder(cut < 0 ? '' : path.slice(0, cut)).folders.push(made);
    return made;
  }

  for (const file of files) {
    const cut = file.path.lastIndexOf('/');
    folder(cut < 0 ? '' : file.path.slice(0, cut)).files.push({
      name: file.path.slice(cut + 1),
      path: file.path,
      size: file.size,
    });
  }
  root.folders = sorted(root.folders.map(joined));
  root.files.sort((one, other) => one.name.localeCompare(other.name));
  return root;
}

function sorted(folders: Folder[]): Folder[] {
  return folders.sort((one, other) => one.name.localeCompare(other.name));
}

function joined(folder: Folder): Folder {
  const [only] = folder.folders;
  if (only && folder.folders.length === 1 && folder.files.length === 0) {
    const inner = joined(only);
    return { ...inner, name: `${folder.name}/${inner.name}` };
  }
  return {
    ...folder,
    folders: sorted(folder.folders.map(joined)),
    files: folder.files.toSorted((one, other) => one.name.localeCompare(other.name)),
  };
}

export interface PatchLine {
  key: number;
  kind: 'added' | 'removed' | 'place' | 'same';
  text: string;
}

/** The lines of a unified diff, without its head. */
export function linesOf(patch: string): PatchLine[] {
  const lines = patch.split('\n');
  const begin = lines.findIndex((line) => line.startsWith('@@'));
  const body = begin < 0 ? [] : lines.slice(begin);
  if (body.at(-1) === '') {
    body.pop();
  }
  return body.map((text, key) => ({
    key,
    kind: text.startsWith('@@') ? 'place' : text.startsWith('+') ? 'added' : text.startsWith('-') ? 'removed' : 'same',
    text,
  }));
}
