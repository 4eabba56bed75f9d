package client.runtime;

/** Gives the token that a request shows: an access token or an API key. Safe for many threads. */
public interface TokenSource {

    /** A token that is valid now, as far as can be known. */
    String token();

    /** Takes note that the server refused that token; true where another one can be had. */
    boolean refused(String token);

    /** Always the same token, such as an API key. */
    static TokenSource fixed(String token) {
        return new TokenSource() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public boolean refused(String refused) {
                return false;
            }
        };
    }
}
