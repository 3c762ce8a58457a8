package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.math.BigDecimal;

/**
 * A number of a sentence as it stands there, whether or not it counts anything that is named.
 *
 * @param span the number alone
 * @param amount its value
 */
public record Figure(TextSpan span, BigDecimal amount) {}
