import { describe, expect, it } from 'vitest';
import { linesOf, treeOf } from './file-tree';

const file = (path: string) => ({ path, size: 1, executable: false });

describe('treeOf', () => {
  it('should join folders that hold one folder alone', () => {
    const tree = treeOf(['src/main/java/b/B.java', 'src/main/java/A.java', 'README.md', 'docs/x.md'].map(file));
    expect(tree.files.map((one) => one.name)).toEqual(['README.md']);
    expect(tree.folders.map((one) => [one.name, one.path])).toEqual([
      ['docs', 'docs'],
      ['src/main/java', 'src/main/java'],
    ]);
    expect(tree.folders[1]?.folders.map((one) => one.name)).toEqual(['b']);
    expect(tree.folders[1]?.files.map((one) => one.path)).toEqual(['src/main/java/A.java']);
  });

  it('should take names that objects have already', () => {
    const tree = treeOf([file('constructor/__proto__'), file('toString')]);
    expect(tree.folders[0]?.files[0]?.path).toBe('constructor/__proto__');
    expect(tree.files[0]?.name).toBe('toString');
  });
});

describe('linesOf', () => {
  it('should begin at the first place', () => {
    const patch = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n same\n-old\n+new\n';
    expect(linesOf(patch).map((line) => line.kind)).toEqual(['place', 'same', 'removed', 'added']);
    expect(linesOf('')).toEqual([]);
  });
});
