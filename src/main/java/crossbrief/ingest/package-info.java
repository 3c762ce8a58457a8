/** Reads what people have into articles: files and folders of text and Markdown. */
@NullMarked
package crossbrief.ingest;

import org.jspecify.annotations.NullMarked;
