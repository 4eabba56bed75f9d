/** The arithmetic of integers and decimals: a result that is out of range, or of a division by zero, is unknown. */
import Big from 'big.js';
import { binary, unary, type Nullable } from './unknown.ts';

const INTEGER_MIN = -(2n ** 63n);
const INTEGER_MAX = 2n ** 63n - 1n;
const SCALE_MAX = 20;
const DECIMAL_LIMIT = new Big('1e60');

export const Decimal = Big();
Decimal.DP = SCALE_MAX;
Decimal.RM = Decimal.roundHalfUp;
Decimal.NE = -2_000;
Decimal.PE = 2_000;

// Integers of 64 bits

function limited(value: bigint): Nullable<bigint> {
  return value < INTEGER_MIN || value > INTEGER_MAX ? null : value;
}

export function negateInteger(a: Nullable<bigint>): Nullable<bigint> {
  return unary(a, (x) => limited(-x));
}

export function addInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => limited(x + y));
}

export function subtractInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => limited(x - y));
}

export function multiplyInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => limited(x * y));
}

export function divideInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => (y === 0n ? null : limited(x / y)));
}

export function remainderInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => (y === 0n ? null : x % y));
}

export function absoluteInteger(a: Nullable<bigint>): Nullable<bigint> {
  return unary(a, (x) => limited(x < 0n ? -x : x));
}

// Decimals of at most twenty decimals, below 1e60

function limitedDecimal(exact: Big): Nullable<Big> {
  const rounded = exact.round(SCALE_MAX, Decimal.roundHalfUp);
  return rounded.abs().lt(DECIMAL_LIMIT) ? rounded : null;
}

export function negateDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(new Decimal(0).minus(x)));
}

export function addDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => limitedDecimal(x.plus(y)));
}

export function subtractDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => limitedDecimal(x.minus(y)));
}

export function multiplyDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => limitedDecimal(x.times(y)));
}

export function divideDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => (y.eq(0) ? null : limitedDecimal(x.div(y))));
}

export function absoluteDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(x.abs()));
}

/** Half away from zero. */
export function roundDecimal(a: Nullable<Big>, decimals: Nullable<bigint>): Nullable<Big> {
  return binary(a, decimals, (x, y) =>
    y < 0n || y > BigInt(SCALE_MAX) ? null : limitedDecimal(x.round(Number(y), Decimal.roundHalfUp)),
  );
}

export function floorDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(x.round(0, x.lt(0) ? Decimal.roundUp : Decimal.roundDown)));
}

export function ceilingDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(x.round(0, x.lt(0) ? Decimal.roundDown : Decimal.roundUp)));
}

/** The whole part. */
export function integerOfDecimal(a: Nullable<Big>): Nullable<bigint> {
  return unary(a, (x) => (x.e > SCALE_MAX ? null : limited(BigInt(x.round(0, Decimal.roundDown).toFixed(0)))));
}

export function decimalOfInteger(a: Nullable<bigint>): Nullable<Big> {
  return unary(a, (x) => new Decimal(x.toString()));
}

/** The shortest decimal that reads back as the float. */
export function decimalOfFloat(a: Nullable<number>): Nullable<Big> {
  return unary(a, (x) => (Number.isFinite(x) ? limitedDecimal(new Decimal(String(x))) : null));
}

export function floatOfDecimal(a: Nullable<Big>): Nullable<number> {
  return unary(a, (x) => {
    const exact = limitedDecimal(x);
    return exact === null ? null : Number(exact.toString());
  });
}
