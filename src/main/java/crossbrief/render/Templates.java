package crossbrief.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills FreeMarker templates of a folder; what the folder lacks is taken from the jar. Templates
 * reach maps, lists and strings: no class, no file outside the folder, no network, and not for
 * ever.
 */
final class Templates {
  private static final String IN_JAR = "/crossbrief/templates";
  private static final long MAX_SECONDS = 60;
  private static final long STACK_BYTES = 16L * 1024 * 1024;
  private static final int MAX_FILE_BYTES = 4 * 1024 * 1024;
  private static final Pattern UNESCAPED =
      Pattern.compile("\\?no_esc\\b|<#no_?auto_?esc|<#output_?format|auto_esc\\s*=\\s*false");
  private static final Pattern IMAGE =
      Pattern.compile("<img\\b[^>]*?\\bsrc=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}");
  private static final Map<String, String> PICTURES =
      Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg");
  private static final Set<String> TEMPLATE_ENDINGS = Set.of("ftlh", "ftl");

  private final Configuration configuration;
  private final @Nullable Path folder;

  /**
   * Templates of a folder and of the jar.
   *
   * @param folder absent for the templates of the jar alone
   * @throws RenderException when the folder holds no template
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
    TemplateLoader jar = new ClassTemplateLoader(Templates.class, IN_JAR);
    if (folder == null) {
      return jar;
    }
    try {
      check(folder);
      return new MultiTemplateLoader(
          new TemplateLoader[] {new FileTemplateLoader(folder.toFile()), jar});
    } catch (IOException e) {
      throw new RenderException(
          "cannot read the templates in " + folder + ": " + e.getMessage(), e);
    }
  }

  /** That a folder holds something of ours, and that its templates escape what they print. */
  private static void check(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    boolean ours =
        files.stream()
            .map(f -> String.valueOf(f.getFileName()))
            .anyMatch(n -> n.matches("brief\\..*|.*\\.ftlh?|.*\\.css|labels_.*\\.properties"));
    if (!ours) {
      throw new RenderException(
          "no template in "
              + folder
              + ": a folder of templates holds brief.ftlh, a style sheet (brief.css, print.css, screen.css) or labels");
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (TEMPLATE_ENDINGS.contains(ending(name))) {
        String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
          Matcher m = UNESCAPED.matcher(lines[i]);
          if (m.find()) {
            throw new RenderException(
                folder.resolve(name)
                    + ", line "
                    + (i + 1)
                    + ", column "
                    + (m.start() + 1)
                    + ": "
                    + m.group()
                    + " would print text of articles as markup; templates escape all that they print");
          }
        }
      }
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Fills a template. */
  String fill(String name, Map<String, Object> model) {
    FutureTask<String> task = new FutureTask<>(() -> filled(name, model));
    Thread thread = new Thread(null, task, "template", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(MAX_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new RenderException(
          where(name)
              + " is not filled after "
              + MAX_SECONDS
              + " seconds; does a list in it never end?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RenderException("interrupted while filling " + where(name), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw failure(name, cause == null ? e : cause);
    }
  }

  private String filled(String name, Map<String, Object> model) throws Exception {
    StringWriter out = new StringWriter();
    configuration.getTemplate(name).process(new HashMap<>(model), new CappedWriter(out, name));
    return out.toString();
  }

  private RenderException failure(String name, Throwable cause) {
    if (cause instanceof ParseException e) {
      return new RenderException(
          at(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber())
              + ": "
              + firstOf(e.getEditorMessage()),
          e);
    }
    if (cause instanceof TemplateException e && e.getLineNumber() != null) {
      return new RenderException(
          at(e.getTemplateSourceName(), e.getLineNumber(), e.getColumnNumber())
              + ": "
              + firstOf(String.valueOf(e.getMessageWithoutStackTop()))
              + "; docs/templates.md lists what a brief has",
          e);
    }
    if (cause instanceof TemplateNotFoundException e) {
      return new RenderException(
          where(name) + " includes " + e.getTemplateName() + ", and there is no such template", e);
    }
    String why =
        cause instanceof StackOverflowError
            ? "a macro in it calls itself for ever"
            : cause.getMessage();
    return new RenderException("cannot fill " + where(name) + ": " + why, cause);
  }

  private String at(@Nullable String name, int line, int column) {
    return where(String.valueOf(name)) + ", line " + line + ", column " + column;
  }

  private String where(String name) {
    boolean own = folder != null && Files.isRegularFile(folder.resolve(name));
    return "the template " + (own && folder != null ? folder.resolve(name) : name);
  }

  /** The first paragraph of FreeMarker's message, on one line. */
  private static String firstOf(@Nullable String message) {
    String text = String.valueOf(message);
    int end = text.indexOf("\n\n");
    int rule = text.indexOf("\n----");
    end = rule >= 0 && (end < 0 || rule < end) ? rule : end;
    return (end < 0 ? text : text.substring(0, end)).replaceAll("\\s+", " ").strip();
  }

  /** A text that lies beside the templates, such as a style sheet. */
  String file(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Whether the folder or the jar has a file. */
  boolean has(String name) {
    return (folder != null && Files.isRegularFile(folder.resolve(name)))
        || Templates.class.getResource(IN_JAR + "/" + name) != null;
  }

  private byte[] bytes(String name) {
    try {
      if (folder != null && Files.isRegularFile(folder.resolve(name))) {
        if (Files.size(folder.resolve(name)) > MAX_FILE_BYTES) {
          throw new RenderException(folder.resolve(name) + " is larger than 4 MB");
        }
        return Files.readAllBytes(folder.resolve(name));
      }
      try (InputStream in = Templates.class.getResourceAsStream(IN_JAR + "/" + name)) {
        if (in == null) {
          throw new RenderException(
              "there is no "
                  + name
                  + (folder == null ? " in the jar" : " in " + folder + " or in the jar"));
        }
        return in.readAllBytes();
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

  /** The document with the pictures of the folder inside; no other picture is allowed. */
  String withPictures(String xhtml) {
    Matcher m = IMAGE.matcher(xhtml);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String name = m.group(1);
      String type = PICTURES.get(ending(name));
      if (!FILE_NAME.matcher(name).matches() || type == null) {
        throw new RenderException(
            "the template "
                + (folder == null ? "" : "in " + folder + " ")
                + "shows the picture \u201c"
                + (name.length() > 60 ? name.substring(0, 60) + "\u2026" : name)
                + "\u201d; an img takes a PNG or JPEG file that lies beside the template");
      }
      String data = "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes(name));
      m.appendReplacement(
          out,
          Matcher.quoteReplacement(
              m.group().substring(0, m.group().length() - name.length() - 1) + data + "\""));
    }
    return m.appendTail(out).toString();
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
