package crossbrief.config;

import crossbrief.domain.CrossbriefException;

/** The settings cannot be used; nothing was run. */
public final class ConfigException extends CrossbriefException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
