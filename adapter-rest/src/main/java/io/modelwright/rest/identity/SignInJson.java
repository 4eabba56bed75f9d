package io.modelwright.rest.identity;

/** What somebody shows who signs in. */
public record SignInJson(String email, String password) {

    @Override
    public String toString() {
        return "SignInJson[" + email + "]";
    }
}
