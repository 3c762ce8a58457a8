package crossbrief.render;

import crossbrief.domain.Brief;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a brief in one format. */
public interface BriefRenderer {
  /** Loads what a first document needs; may run while the brief is still being made. */
  default void prepare() {}

  /** The format's file extension, without a dot. */
  String fileExtension();

  /**
   * Writes the brief; the same brief gives the same bytes.
   *
   * @throws RenderException when the brief cannot be laid out
   */
  void render(Brief brief, OutputStream out) throws IOException;
}
