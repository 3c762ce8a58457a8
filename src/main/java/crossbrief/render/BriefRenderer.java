package crossbrief.render;

import crossbrief.domain.Brief;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Writes a brief in one format. */
public interface BriefRenderer {
  /** Loads what a first document needs; may run while the brief is still being made. */
  default void prepare() {}

  /** The format's file extension, without a dot. */
  String fileExtension();

  /**
   * Writes the brief; the same brief gives the same bytes.
   *
   * @param notes takes what its maker should know of the result, in sentences
   * @throws RenderException when the brief cannot be laid out
   */
  void render(Brief brief, OutputStream out, Consumer<String> notes) throws IOException;
}
