package crossbrief.text;

import crossbrief.domain.TextSpan;

/**
 * All that a sentence says of what a person is: "the former head of the city's finance department",
 * "who heads the regional rescue service".
 *
 * @param span the words, without the name
 * @param head the noun that names the post, in lower case; of a verb the post that it stands for
 */
public record RolePhrase(TextSpan span, String head) {}
