/** What style elements must bear that scripts make: for editors that write some. Nothing while Vite serves the page. */
export const nonce: string | undefined =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
