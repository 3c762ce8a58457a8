package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  private static List<PersonMention> read(String text) {
    return Reading.of(text, null).sentences().stream().flatMap(s -> s.people().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          U.S. President Donald Trump left.                               | Donald Trump       | U.S. President              | OFFICE
          Transport Minister Owen Hartley spoke.                          | Owen Hartley       | Transport Minister          | OFFICE
          Owen Hartley, the interior minister, spoke.                     | Owen Hartley       | interior minister           | OFFICE
          He came with his son-in-law Jared Kushner.                      | Jared Kushner      | his son-in-law              | KIN
          So said city administration head Oleksandr Vilkul.              | Oleksandr Vilkul   | city administration head    | OFFICE
          The regional chief, Oleksandr Prokudin, reported it.            | Oleksandr Prokudin | regional chief              | OFFICE
          "It was fast," said Tomas Reyes, a passenger.                   | Tomas Reyes        | passenger                   | JOB
          Varga's chief executive, Priya Raman, said no.                  | Priya Raman        | Varga's chief executive     | OFFICE
          """)
  void readsNamesWithTheirRoles(
      String text, String name, String role, PersonMention.RoleClass roleClass) {
    assertThat(read(text))
        .anySatisfy(
            p -> {
              assertThat(p.name()).isEqualTo(name);
              assertThat(p.role()).isEqualTo(role);
              assertThat(p.roleClass()).isEqualTo(roleClass);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kherson Thermal Power Plant shut down.",
        "Port Almere slept.",
        "The Transport Ministry said so.",
        "They met in New Delhi on Tuesday.",
        "The White House said no."
      })
  void placesAndOrganizationsAreNoPeople(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void linksASurnameToTheFullName() {
    assertThat(
            read("Elena Markovic heads the guard. Markovic said no.").stream()
                .map(PersonMention::name))
        .containsExactly("Elena Markovic", "Elena Markovic");
  }

  @Test
  void leavesASurnameOfTwoPeopleOpen() {
    assertThat(read("Anna Reed met Paul Reed. Reed left.").stream().map(PersonMention::name))
        .containsExactly("Anna Reed", "Paul Reed");
  }

  @Test
  void readsThePeopleOfTheSeedsWithTheirRoles() {
    List<String> roles =
        read(TestArticles.seed("000")).stream()
            .filter(PersonMention::hasRole)
            .map(p -> p.role() + " " + p.name())
            .toList();

    assertThat(roles)
        .containsExactly(
            "Russian President Vladimir Putin",
            "U.S. President Donald Trump",
            "Trump’s special envoy Steve Witkoff",
            "his son-in-law Jared Kushner",
            "Ukraine’s chief negotiator Rustem Umerov",
            "French President Emmanuel Macron",
            "Chinese leader Xi Jinping",
            "city administration head Oleksandr Vilkul",
            "regional military administration chief Oleksandr Prokudin",
            "Moscow-installed regional leader Vladimir Saldo");
  }
}
