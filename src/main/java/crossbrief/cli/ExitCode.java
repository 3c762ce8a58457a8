package crossbrief.cli;

import crossbrief.config.ConfigException;
import crossbrief.deliver.DeliveryException;
import crossbrief.domain.CrossbriefException;
import crossbrief.ingest.IngestException;
import crossbrief.ledger.LedgerException;
import crossbrief.llm.LlmUnavailableException;
import crossbrief.llm.StoppedException;
import crossbrief.render.RenderException;

/** How the process ends; scripts rely on the numbers. */
final class ExitCode {
  static final int OK = 0;
  static final int USAGE = 2;
  static final int CONTRADICTIONS = 3;
  static final int BAD_DATA = 65;
  static final int NO_INPUT = 66;
  static final int UNAVAILABLE = 69;
  static final int BUG = 70;
  static final int CANNOT_WRITE = 74;
  static final int PARTIAL = 75;

  private ExitCode() {}

  static int of(CrossbriefException e) {
    if (e instanceof ConfigException) {
      return USAGE;
    }
    if (e instanceof IngestException) {
      return NO_INPUT;
    }
    if (e instanceof StoppedException) {
      return PARTIAL;
    }
    if (e instanceof LlmUnavailableException) {
      return UNAVAILABLE;
    }
    if (e instanceof DeliveryException || e instanceof LedgerException) {
      return CANNOT_WRITE;
    }
    return e instanceof RenderException || e instanceof BadDataException ? BAD_DATA : BUG;
  }
}
