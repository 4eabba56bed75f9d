import { Connection, type ClientOptions } from './runtime/connection.js';
import { Records } from './runtime/records.js';
import { type ClassShape, classWire } from './entities/class.js';
import { type StringShape, stringWire } from './entities/string.js';
import { type ConShape, conWire } from './entities/con_.js';
import { type ThenShape, thenWire } from './entities/then.js';
import { type ConstructorShape, constructorWire } from './entities/constructor.js';
import { type TypeCheckingShape, typeCheckingWire } from './entities/type-checking.js';
import { type MoneyShape, moneyWire } from './entities/money.js';
import { type PageShape, pageWire } from './entities/page.js';
import { type RecordsShape, recordsWire } from './entities/records.js';
import { type RuntimeShape, runtimeWire } from './entities/runtime.js';

/**
 * Client of Hostile * / """ ${x} <b> `#`, version 1.
 */
export interface HostileClient {
  /**
   * * / static { throw new Error(); } /* \u002a/ """ '''
   */
  readonly class: Records<ClassShape>;
  /**
   * String
   */
  readonly string: Records<StringShape>;
  /**
   * Con
   */
  readonly con: Records<ConShape>;
  /**
   * Then
   */
  readonly then: Records<ThenShape>;
  /**
   * Constructor
   */
  readonly constructor: Records<ConstructorShape>;
  /**
   * Type checking
   */
  readonly typeChecking: Records<TypeCheckingShape>;
  /**
   * Money
   */
  readonly money: Records<MoneyShape>;
  /**
   * Page
   */
  readonly page: Records<PageShape>;
  /**
   * Records
   */
  readonly records: Records<RecordsShape>;
  /**
   * Runtime
   */
  readonly runtime: Records<RuntimeShape>;
}

/** A client of the server, or of an app on it. */
export function createClient(options: ClientOptions): HostileClient {
  const connection = new Connection(options, 'hostile-client/1');
  return {
    class: new Records(connection, classWire),
    string: new Records(connection, stringWire),
    con: new Records(connection, conWire),
    then: new Records(connection, thenWire),
    constructor: new Records(connection, constructorWire),
    typeChecking: new Records(connection, typeCheckingWire),
    money: new Records(connection, moneyWire),
    page: new Records(connection, pageWire),
    records: new Records(connection, recordsWire),
    runtime: new Records(connection, runtimeWire),
  };
}
