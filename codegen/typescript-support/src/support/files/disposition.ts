const PARAMETER = /;\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;
const EXTENDED = /^utf-8'[^']*'((?:[!#$&+.^_`|~0-9A-Za-z-]|%[0-9A-Fa-f]{2})*)$/i;

/** The name of a file that a field Content-Disposition tells (RFC 6266), the extended one where there are both. */
export function fileNameOf(field: string | undefined): string | undefined {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain] of (field ?? '').matchAll(PARAMETER)) {
    const known = name.toLowerCase();
    if (!parameters.has(known)) {
      parameters.set(known, quoted?.replace(/\\(.)/g, '$1') ?? plain?.trim() ?? '');
    }
  }
  return decoded(parameters.get('filename*')) ?? parameters.get('filename');
}

function decoded(extended: string | undefined): string | undefined {
  const escaped = EXTENDED.exec(extended ?? '')?.[1];
  try {
    return escaped === undefined ? undefined : decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}

/** The field for a download of that name, which no client opens within a page. */
export function attachment(name: string): string {
  const plain = name.replace(/[^ -~]|["\\%]/gu, '_');
  const extended = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}
