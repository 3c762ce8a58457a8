/**
 * Turns a brief into PDF, HTML, Markdown and JSON; the only place that knows FreeMarker and PDFBox.
 */
@NullMarked
package crossbrief.render;

import org.jspecify.annotations.NullMarked;
