/** Exact numbers: an integer that counts the last of 60 decimals, as many as a field can have. What is computed has 20. */
export class Decimal {
  constructor(readonly units: bigint) {}
}

const DECIMALS = 60;
const COMPUTED = 20;
const ONE = 10n ** BigInt(DECIMALS);
const STEP = 10n ** BigInt(DECIMALS - COMPUTED);
const END = 10n ** 60n * ONE;

/** Unknown from 10^60 on. */
function limited(units: bigint): Decimal | null {
  return units >= END || units <= -END ? null : new Decimal(units);
}

/** Divides, rounding half away from zero. */
function divided(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const quotient = (2n * n + d) / (2n * d);
  return isNegative ? -quotient : quotient;
}

const FORM = /^(-?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/** Reads a number in the notation of JSON; nothing where it is none or is out of range. */
export function decimalOf(text: string): Decimal | null {
  const found = FORM.exec(text.trim());
  const [, sign, whole = '', fraction = '', exponent = '0'] = found ?? [];
  const power = Number(exponent) + DECIMALS - fraction.length;
  if (found === null || whole + fraction === '' || Math.abs(power) > 400) {
    return null;
  }
  const digits = BigInt(whole + fraction);
  const units = power >= 0 ? digits * 10n ** BigInt(power) : divided(digits, 10n ** BigInt(-power));
  return limited(sign === '-' ? -units : units);
}

/** A result: a numerator of units, rounded to the decimals that computing keeps. */
function computed(numerator: bigint, denominator: bigint): Decimal | null {
  return limited(divided(numerator, denominator * STEP) * STEP);
}

export function ofInteger(value: bigint): Decimal {
  return new Decimal(value * ONE);
}

export function add(a: Decimal, b: Decimal): Decimal | null {
  return computed(a.units + b.units, 1n);
}

export function subtract(a: Decimal, b: Decimal): Decimal | null {
  return computed(a.units - b.units, 1n);
}

export function multiply(a: Decimal, b: Decimal): Decimal | null {
  return computed(a.units * b.units, ONE);
}

export function divide(a: Decimal, b: Decimal): Decimal | null {
  return b.units === 0n ? null : computed(a.units * ONE, b.units);
}

export function round(a: Decimal, places: bigint): Decimal | null {
  if (places < 0n || places > BigInt(COMPUTED)) {
    return null;
  }
  const step = 10n ** (BigInt(DECIMALS) - places);
  return limited(divided(a.units, step) * step);
}

/** Cuts off the decimals, toward zero. */
export function whole(a: Decimal): bigint {
  return a.units / ONE;
}

export function floor(a: Decimal): Decimal | null {
  const cut = whole(a) * ONE;
  return limited(cut > a.units ? cut - ONE : cut);
}

export function ceil(a: Decimal): Decimal | null {
  const cut = whole(a) * ONE;
  return limited(cut < a.units ? cut + ONE : cut);
}

/** Plain notation without trailing zeros. */
export function textOf(a: Decimal): string {
  const isNegative = a.units < 0n;
  const digits = (isNegative ? -a.units : a.units).toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return `${isNegative ? '-' : ''}${digits.slice(0, -DECIMALS)}${fraction === '' ? '' : `.${fraction}`}`;
}
