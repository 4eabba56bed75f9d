const LENGTH_MAX = 254;
const FORM = /^[^\s@]{1,64}@[^\s@]{1,253}$/;

export function isEmail(text: string): boolean {
  return text.length <= LENGTH_MAX && FORM.test(text);
}
