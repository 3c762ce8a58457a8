package crossbrief.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What a file says of its article, before it has an id.
 *
 * @param source absent when the file does not name its outlet
 * @param title absent when there is none
 * @param date as written in the metadata; absent when there is none
 * @param uri absent when the metadata names none
 */
record Draft(
    @Nullable String source,
    @Nullable String title,
    @Nullable String date,
    @Nullable String uri,
    String text) {}
