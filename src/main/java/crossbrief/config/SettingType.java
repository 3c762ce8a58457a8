package crossbrief.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What values a setting takes.
 *
 * @param pattern that a value must match; empty when any will do
 * @param words the values there are; empty when there is no such list
 * @param most the largest number; 0 for what is no number
 * @param help the values in words
 */
record SettingType(Form form, String pattern, List<String> words, long most, String help) {
  /** How a value is written in a settings file. */
  enum Form {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN
  }

  static SettingType text(String help) {
    return new SettingType(Form.STRING, "", List.of(), 0, help);
  }

  static SettingType url() {
    return new SettingType(
        Form.STRING,
        "https?://\\S+",
        List.of(),
        0,
        "an http or https address, such as http://localhost:8000/v1");
  }

  static SettingType oneOf(String... words) {
    return new SettingType(
        Form.STRING, "", List.of(words), 0, "one of " + String.join(", ", Arrays.asList(words)));
  }

  static SettingType integer(long most) {
    return new SettingType(
        Form.INTEGER, "[0-9]{1,12}", List.of(), most, "a whole number from 1 to " + most);
  }

  static SettingType amount(long most, String help) {
    return new SettingType(Form.NUMBER, "[0-9]{1,9}(?:\\.[0-9]{1,6})?", List.of(), most, help);
  }

  static SettingType flag() {
    return new SettingType(Form.BOOLEAN, "", List.of("true", "false"), 0, "true or false");
  }

  /** A length of time. */
  static SettingType span() {
    return new SettingType(
        Form.STRING, "[0-9]{1,5}[mhd]", List.of(), 0, "minutes, hours or days, such as 90m or 2h");
  }

  static SettingType webhook() {
    return new SettingType(
        Form.STRING,
        "https?://\\S+|env:[A-Za-z_][A-Za-z0-9_]*",
        List.of(),
        0,
        "an http or https address, or env:NAME for an address that the environment keeps");
  }

  static SettingType smtp() {
    return new SettingType(
        Form.STRING,
        "smtps?://(?:[^\\s/@]+@)?[^\\s/@:]+(?::[0-9]{1,5})?",
        List.of(),
        0,
        "smtp://user@host:587 or smtps://user@host:465");
  }

  static SettingType listen() {
    return new SettingType(
        Form.STRING,
        "(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\]):[0-9]{1,5}",
        List.of(),
        0,
        "an address and a port, such as 127.0.0.1:8384");
  }

  /** What is wrong with a value that is not empty; empty when nothing is. */
  Optional<String> objection(String value) {
    boolean known = words.isEmpty() || words.contains(value.toLowerCase(Locale.ROOT));
    boolean formed = pattern.isEmpty() || value.matches(pattern);
    boolean inRange =
        form != Form.INTEGER
            || !formed
            || (Long.parseLong(value) >= 1 && Long.parseLong(value) <= most);
    boolean small =
        form != Form.NUMBER
            || !formed
            || new BigDecimal(value).compareTo(BigDecimal.valueOf(most)) <= 0;
    return known && formed && inRange && small
        ? Optional.empty()
        : Optional.of("is \u201c" + value + "\u201d; it takes " + help);
  }
}
