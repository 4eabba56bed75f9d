import { fileTypeFromBuffer } from 'file-type';

/** How much of a content tells its type. */
export const HEAD_BYTES = 64 * 1024;
const UNKNOWN = 'application/octet-stream';
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
/** Texts that nothing in them tells apart, by what their name ends in. */
const TEXTS = new Map([
  ['csv', 'text/csv'],
  ['json', 'application/json'],
  ['md', 'text/markdown'],
]);
// what no text has; line ends, tabs, form feeds and escapes are in some
const BINARY = /[\u0000-\u0007\u000e-\u001a\u001c-\u001f\u007f]/;

/** The media type of a content by its beginning; the name only tells one text from another. */
export async function mediaTypeOf(head: Buffer, name: string): Promise<string> {
  const known = head.length === 0 ? undefined : await fileTypeFromBuffer(head);
  if (known !== undefined && known.mime !== 'application/xml') {
    return known.mime.split(';')[0] ?? UNKNOWN;
  }
  const text = textOf(head);
  if (text === undefined) {
    return UNKNOWN;
  }
  const start = text.trimStart().toLowerCase();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(start)) {
    return 'image/svg+xml';
  }
  if (start.startsWith('<?xml')) {
    return 'application/xml';
  }
  if (/^(?:<!doctype html|<html|<head|<body|<script)[\s>]/.test(start)) {
    return 'text/html';
  }
  return TEXTS.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'text/plain';
}

/** Whether it is an image to fields for images. SVG is none: it is a program that draws. */
export function isImage(mediaType: string): boolean {
  return IMAGES.has(mediaType);
}

function textOf(head: Buffer): string | undefined {
  if (head.length === 0) {
    return undefined;
  }
  try {
    // the last character may be cut in two
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return BINARY.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
