package crossbrief.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Times a server that runs: from POST of the seeds to the whole PDF, one after the other, and fifty
 * at once. Start {@code serve} first, and give its address: {@code mvn -q test-compile
 * exec:java@serve-benchmark -Dexec.args=http://127.0.0.1:8384}.
 */
public final class ServeBenchmark {
  private static final int WARM = 10;
  private static final int TIMED = 20;
  private static final int AT_ONCE = 50;

  private final String address;
  private final byte[] form;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServeBenchmark(String address) throws IOException {
    this.address = address;
    this.form = form();
  }

  public static void main(String[] args) throws Exception {
    ServeBenchmark benchmark = new ServeBenchmark(args[0]);
    for (int i = 0; i < WARM; i++) {
      double unused = benchmark.pdf();
    }
    double[] seconds = new double[TIMED];
    for (int i = 0; i < TIMED; i++) {
      seconds[i] = benchmark.pdf();
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "POST of the seeds to the whole PDF, warm: median %.2f s, slowest %.2f s of %d%n",
        seconds[TIMED / 2],
        seconds[TIMED - 1],
        TIMED);
    benchmark.atOnce();
  }

  private static byte[] form() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
      for (Path seed : seeds.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String head =
            "--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                + seed.getFileName()
                + "\"\r\nContent-Type: text/plain\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(Files.readAllBytes(seed));
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    out.writeBytes("--X--\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private HttpRequest order(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Content-Type", "multipart/form-data; boundary=X")
        .POST(HttpRequest.BodyPublishers.ofByteArray(form))
        .build();
  }

  private double pdf() throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> made =
        client.send(order("/briefs?wait=60"), HttpResponse.BodyHandlers.ofString());
    String at = made.headers().firstValue("Location").orElseThrow();
    HttpResponse<byte[]> pdf =
        client.send(
            HttpRequest.newBuilder(URI.create(address + at + "/brief.pdf")).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (pdf.statusCode() != 200) {
      throw new IllegalStateException("no PDF: " + made.body());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void atOnce() {
    long start = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(client.sendAsync(order("/briefs?wait=60"), HttpResponse.BodyHandlers.ofString()));
    }
    long right = all.stream().filter(f -> f.join().body().contains("\"contradictions\":7")).count();
    System.out.printf(
        Locale.ROOT,
        "%d of %d at once right, in %.1f s%n",
        right,
        AT_ONCE,
        (System.nanoTime() - start) / 1e9);
  }
}
