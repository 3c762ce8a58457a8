package crossbrief.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesAllFilesAndNothingElse() throws IOException {
    new Folder(folder).publish(Map.of("a.txt", new byte[] {1}, "b.txt", new byte[] {2}));

    assertThat(names()).containsExactly("a.txt", "b.txt");
  }

  @Test
  void replacesAnEarlierFile() throws IOException {
    new Folder(folder).publish(Map.of("a.txt", new byte[] {1, 2, 3}));
    new Folder(folder).publish(Map.of("a.txt", new byte[] {4}));

    assertThat(Files.readAllBytes(folder.resolve("a.txt"))).containsExactly(4);
  }

  @Test
  void leavesNothingHalfWrittenWhenAFileCannotBeWritten() throws IOException {
    Files.createDirectory(folder.resolve("b.txt"));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.txt", new byte[] {1});
    files.put("b.txt", new byte[] {2});

    assertThatThrownBy(() -> new Folder(folder).publish(files))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("cannot write to " + folder)
        .hasMessageContaining("a folder named b.txt is in the way");
    assertThat(names()).containsExactly("b.txt");
  }

  @Test
  void tellsThatAFileIsInTheWay() throws IOException {
    Path file = Files.createFile(folder.resolve("out"));

    assertThatThrownBy(() -> new Folder(file).prepare())
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining(file.toString());
  }
}
