package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.ClockTime;
import crossbrief.text.PersonMention;
import crossbrief.text.PlaceMention;
import crossbrief.text.Quantity;
import crossbrief.text.RolePhrase;
import crossbrief.text.TimeMention;
import crossbrief.text.Token;

/**
 * A value at its place in a sentence: what two texts may fill differently while all around it says
 * the same.
 *
 * @param span the words of the value
 * @param value what was read there
 */
record Slot(Located sentence, Sort sort, TextSpan span, Object value) {
  /** Sorts of values; only values of one sort are held against each other. */
  enum Sort {
    NUMBER,
    DURATION,
    AGE,
    /** "Third". */
    ORDINAL,
    DAY,
    CLOCK,
    PERSON,
    PLACE,
    /** A name of a thing, or a numbered thing: "Lindhof school", "reactor 2". */
    NAME,
    ROLE,
    WORD,
    DENIAL
  }

  static Slot of(Located s, Quantity q) {
    Sort sort =
        switch (q.kind()) {
          case DURATION -> Sort.DURATION;
          case AGE -> Sort.AGE;
          default -> Sort.NUMBER;
        };
    return new Slot(s, sort, q.span(), q);
  }

  static Slot of(Located s, TimeMention t) {
    return new Slot(s, Sort.DAY, t.span(), t);
  }

  static Slot of(Located s, ClockTime t) {
    return new Slot(s, Sort.CLOCK, t.span(), t);
  }

  static Slot of(Located s, PersonMention p) {
    return new Slot(s, Sort.PERSON, p.span(), p);
  }

  static Slot ofRole(Located s, PersonMention p, RolePhrase role) {
    return new Slot(s, Sort.ROLE, role.span(), new Holder(p, role));
  }

  /** A person and what is said of him. */
  record Holder(PersonMention person, RolePhrase role) {}

  RolePhrase role() {
    return ((Holder) value).role();
  }

  static Slot of(Located s, PlaceMention p) {
    return new Slot(s, Sort.PLACE, p.span(), p);
  }

  static Slot ofOrdinal(Located s, Token t) {
    return new Slot(s, Sort.ORDINAL, t.span(), t);
  }

  static Slot ofName(Located s, TextSpan span) {
    return new Slot(s, Sort.NAME, span, span);
  }

  static Slot of(Located s, Token t) {
    return new Slot(s, Sort.WORD, t.span(), t);
  }

  /** An expression with its first content word. */
  static Slot of(Located s, TextSpan expression, Token head) {
    return new Slot(s, Sort.WORD, expression, head);
  }

  static Slot ofDenial(Located s, TextSpan span, Token head) {
    return new Slot(s, Sort.DENIAL, span, head);
  }

  Quantity quantity() {
    return (Quantity) value;
  }

  TimeMention time() {
    return (TimeMention) value;
  }

  ClockTime clock() {
    return (ClockTime) value;
  }

  PersonMention person() {
    return value instanceof Holder h ? h.person() : (PersonMention) value;
  }

  PlaceMention place() {
    return (PlaceMention) value;
  }

  Token word() {
    return (Token) value;
  }

  String text() {
    return sentence.article().text().substring(span.start(), span.end());
  }
}
