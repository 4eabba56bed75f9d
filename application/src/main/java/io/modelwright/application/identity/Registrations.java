package io.modelwright.application.identity;

import io.modelwright.core.audit.AccountEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.WorkspaceEvents;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordPolicy;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.AccountRepository.Added;
import io.modelwright.ports.identity.driven.AccountRepository.Founding;
import io.modelwright.ports.identity.driven.AccountRepository.NewAccount;
import io.modelwright.ports.identity.driving.Accounts.Profile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes accounts, each with a workspace of its own. */
final class Registrations {

    private final IdentityServices.Needs needs;
    private final RegistrationMode mode;
    private final BoundedHashing hashing;

    Registrations(IdentityServices.Needs needs, IdentitySettings settings, BoundedHashing hashing) {
        this.needs = needs;
        this.mode = settings.registration();
        this.hashing = hashing;
    }

    Outcome<Profile> register(String email, String password, String displayName) {
        return switch (mode) {
            case OPEN -> add(email, password, displayName, new Founding.FirstComer());
            case INVITE, CLOSED -> closed();
        };
    }

    Outcome<Profile> registerInvited(String invitation, String email, String password, String displayName) {
        Founding founding = new Founding.ByInvitation(OpaqueTokens.hash(invitation), now());
        return switch (mode) {
            case OPEN, INVITE -> add(email, password, displayName, founding);
            case CLOSED -> closed();
        };
    }

    private static Outcome<Profile> closed() {
        return Outcome.refused(new Refusal.Forbidden("registration-closed", "Registration is not open here."));
    }

    Outcome<Profile> setUp(String token, String email, String password, String displayName) {
        Founding founding = new Founding.BySetupToken(OpaqueTokens.hash(token), now());
        return add(email, password, displayName, founding);
    }

    private Outcome<Profile> add(String email, String password, String displayName, Founding founding) {
        String name = displayName.strip();
        List<Finding> findings = new ArrayList<>();
        Names.fault(name, "displayName").ifPresent(findings::add);
        return switch (EmailAddress.parse(email)) {
            case Outcome.Refused<EmailAddress>(Refusal refusal) -> {
                if (refusal instanceof Refusal.Invalid invalid) {
                    findings.addAll(invalid.findings());
                }
                yield Outcome.refused(invalid(findings));
            }
            case Outcome.Done<EmailAddress>(EmailAddress address) -> {
                PasswordPolicy.check(password, address, name).ifPresent(findings::add);
                yield findings.isEmpty() ? add(address, password, name, founding) : Outcome.refused(invalid(findings));
            }
        };
    }

    private Outcome<Profile> add(EmailAddress email, String password, String name, Founding founding) {
        Instant now = now();
        Workspace workspace = new Workspace(new WorkspaceId(needs.ids().next()), name, now);
        // Hashed before anything is asked of the store: a taken address costs as much time as a free one.
        NewAccount account = new NewAccount(
                new AccountId(needs.ids().next()), email, name, hashing.hash(password), now, workspace, founding);
        Added added = needs.trail()
                .changes(
                        founding instanceof Founding.BySetupToken
                                ? Actor.founder(account.id())
                                : Actor.newcomer(account.id()),
                        () -> needs.accounts().add(account),
                        done -> done instanceof Added.Kept(var kept)
                                ? List.of(
                                        founding instanceof Founding.BySetupToken
                                                ? AccountEvents.setUp(kept)
                                                : AccountEvents.registered(kept),
                                        WorkspaceEvents.created(workspace))
                                : List.of());
        return switch (added) {
            case Added.Kept(var kept) -> Outcome.done(Profiles.profile(kept));
            case Added.EmailTaken() ->
                Outcome.refused(
                        new Refusal.Conflict("email-taken", "There is an account with this address.", Map.of()));
            case Added.InvitationRefused() -> Outcome.refused(InvitationService.notValid());
            case Added.SetupRefused() -> Outcome.refused(Refusal.NotFound.of("setup with this token"));
        };
    }

    private static Refusal invalid(List<Finding> findings) {
        return new Refusal.Invalid("invalid", "The account is not valid.", findings);
    }

    /** In microseconds, as the store keeps it. */
    private Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
