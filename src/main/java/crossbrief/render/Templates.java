package crossbrief.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Fills FreeMarker templates from the jar or from a folder. They reach maps, lists and strings: no
 * class, no file, no network.
 */
final class Templates {
  private static final String IN_JAR = "/crossbrief/templates";

  private final Configuration configuration;
  private final @Nullable Path folder;

  /**
   * Templates of a folder, or of the jar.
   *
   * @param folder absent for the templates of the jar
   */
  Templates(@Nullable Path folder) {
    this.folder = folder;
    configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(loader(folder));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setNumberFormat("computer");
    configuration.setLocalizedLookup(false);
    configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
  }

  private static TemplateLoader loader(@Nullable Path folder) {
    if (folder == null) {
      return new ClassTemplateLoader(Templates.class, IN_JAR);
    }
    try {
      return new FileTemplateLoader(folder.toFile());
    } catch (IOException e) {
      throw new RenderException(
          "cannot read the templates in " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Fills a template. */
  String fill(String name, Map<String, Object> model) {
    try {
      Template template = configuration.getTemplate(name);
      StringWriter out = new StringWriter();
      template.process(new HashMap<>(model), new CappedWriter(out, name));
      return out.toString();
    } catch (TemplateException | IOException e) {
      throw new RenderException(
          "cannot fill the template "
              + name
              + (folder == null ? "" : " in " + folder)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** A file that lies beside the templates, such as a style sheet. */
  String file(String name) {
    try {
      if (folder != null && !Files.isRegularFile(folder.resolve(name))) {
        throw new RenderException(
            "the template file "
                + name
                + " is missing in "
                + folder
                + "; copy it from the templates that ship");
      }
      if (folder != null) {
        return Files.readString(folder.resolve(name));
      }
      try (InputStream in = Templates.class.getResourceAsStream(IN_JAR + "/" + name)) {
        if (in == null) {
          throw new IllegalStateException("template file is missing from the jar: " + name);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new RenderException(
          "cannot read the template file "
              + name
              + (folder == null ? "" : " in " + folder)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Stops a template that writes for ever. */
  private static final class CappedWriter extends FilterWriter {
    private static final int MAX_CHARS = 64 * 1024 * 1024;
    private final String template;
    private long written;

    CappedWriter(Writer out, String template) {
      super(out);
      this.template = template;
    }

    private void count(int more) throws IOException {
      written += more;
      if (written > MAX_CHARS) {
        throw new IOException(
            template
                + " writes more than "
                + MAX_CHARS
                + " characters; does a list in it never end?");
      }
    }

    @Override
    public void write(int c) throws IOException {
      count(1);
      super.write(c);
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      count(length);
      super.write(buffer, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      count(length);
      super.write(text, offset, length);
    }
  }
}
