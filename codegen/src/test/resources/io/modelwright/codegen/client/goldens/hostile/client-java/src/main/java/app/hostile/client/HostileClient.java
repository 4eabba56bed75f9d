package app.hostile.client;

import app.hostile.client.class_.ClassInput;
import app.hostile.client.class_.ClassPatch;
import app.hostile.client.class_.ClassRecord;
import app.hostile.client.con_.ConInput;
import app.hostile.client.con_.ConPatch;
import app.hostile.client.con_.ConRecord;
import app.hostile.client.constructor.ConstructorInput;
import app.hostile.client.constructor.ConstructorPatch;
import app.hostile.client.constructor.ConstructorRecord;
import app.hostile.client.money.MoneyInput;
import app.hostile.client.money.MoneyPatch;
import app.hostile.client.money.MoneyRecord;
import app.hostile.client.page.PageInput;
import app.hostile.client.page.PagePatch;
import app.hostile.client.page.PageRecord;
import app.hostile.client.records.RecordsInput;
import app.hostile.client.records.RecordsPatch;
import app.hostile.client.records.RecordsRecord;
import app.hostile.client.runtime.Connection;
import app.hostile.client.runtime.Records;
import app.hostile.client.runtime_.RuntimeInput;
import app.hostile.client.runtime_.RuntimePatch;
import app.hostile.client.runtime_.RuntimeRecord;
import app.hostile.client.string.StringInput;
import app.hostile.client.string.StringPatch;
import app.hostile.client.string.StringRecord;
import app.hostile.client.then.ThenInput;
import app.hostile.client.then.ThenPatch;
import app.hostile.client.then.ThenRecord;
import app.hostile.client.typechecking.TypeCheckingInput;
import app.hostile.client.typechecking.TypeCheckingPatch;
import app.hostile.client.typechecking.TypeCheckingRecord;

/**
 * The records of Hostile &#42;&#47; """ $&#123;x&#125; &#8238;&lt;b&gt; `#`. Safe for many threads.
 */
public final class HostileClient {
    private final Connection connection;

    public HostileClient(Connection connection) {
        this.connection = connection.named("hostile-client/1");
    }

    /**
     * &#42;&#47; static &#123; throw new Error(); &#125; &#47;&#42; &#92;u002a&#47; """ '''
     * $&#123;1 + 1&#125; &#123;&#123;x&#125;&#125; &lt;#list&gt; &lt;&#47;script&gt; `x` &#92;N&#123;BULLET&#125; &#92; # type: ignore &#64;deprecated &#8203;&#8238; end&#92;
     */
    public Records<ClassRecord, ClassInput, ClassPatch> class_() {
        return new Records<>(connection, "class", ClassRecord::new);
    }

    /**
     * String
     */
    public Records<StringRecord, StringInput, StringPatch> string() {
        return new Records<>(connection, "string", StringRecord::new);
    }

    /**
     * Con
     */
    public Records<ConRecord, ConInput, ConPatch> con() {
        return new Records<>(connection, "con", ConRecord::new);
    }

    /**
     * Then
     */
    public Records<ThenRecord, ThenInput, ThenPatch> then() {
        return new Records<>(connection, "then", ThenRecord::new);
    }

    /**
     * Constructor
     */
    public Records<ConstructorRecord, ConstructorInput, ConstructorPatch> constructor() {
        return new Records<>(connection, "constructor", ConstructorRecord::new);
    }

    /**
     * Type checking
     */
    public Records<TypeCheckingRecord, TypeCheckingInput, TypeCheckingPatch> typeChecking() {
        return new Records<>(connection, "typeChecking", TypeCheckingRecord::new);
    }

    /**
     * Money
     */
    public Records<MoneyRecord, MoneyInput, MoneyPatch> money() {
        return new Records<>(connection, "money", MoneyRecord::new);
    }

    /**
     * Page
     */
    public Records<PageRecord, PageInput, PagePatch> page() {
        return new Records<>(connection, "page", PageRecord::new);
    }

    /**
     * Records
     */
    public Records<RecordsRecord, RecordsInput, RecordsPatch> records() {
        return new Records<>(connection, "records", RecordsRecord::new);
    }

    /**
     * Runtime
     */
    public Records<RuntimeRecord, RuntimeInput, RuntimePatch> runtime() {
        return new Records<>(connection, "runtime", RuntimeRecord::new);
    }
}
