import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts and authenticates small texts. A text opens only in the context that it was sealed in. The nonce is derived from
 * context and content, so that nothing random is needed and no nonce serves two texts.
 */
export class Sealer {
  readonly #encryption: Buffer;
  readonly #derivation: Buffer;

  constructor(master: Buffer, purpose: string) {
    this.#encryption = mac(master, `encrypt ${purpose}`);
    this.#derivation = mac(master, `derive ${purpose}`);
  }

  seal(context: string, content: string): string {
    const nonce = mac(this.#derivation, `${context.length} ${context}${content}`).subarray(0, NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#encryption, nonce);
    cipher.setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** Undefined for anything that was not sealed here in that context. */
  open(context: string, sealed: string): string | undefined {
    const all = Buffer.from(sealed, 'base64url');
    // more than one text decodes to the same bytes, and only one of them was given out
    if (all.length < NONCE_BYTES + TAG_BYTES || all.toString('base64url') !== sealed) {
      return undefined;
    }
    const decipher = createDecipheriv('aes-256-gcm', this.#encryption, all.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(all.subarray(-TAG_BYTES));
    try {
      const content = decipher.update(all.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([content, decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
