import java.util.Arrays;
import java.util.List;

public class FloodFill {
    record Point(int x, int y) {}

    /** A picture made of rows of pixels. Given: leave it as it is. */
    static class Picture {
        private final char[][] rows;

        Picture(List<String> rows) {
            this.rows = rows.stream().map(String::toCharArray).toArray(char[][]::new);
        }

        int width() {
            return rows.length == 0 ? 0 : rows[0].length;
        }

        int height() {
            return rows.length;
        }

        char getColor(Point at) {
            check(at);
            return rows[at.y()][at.x()];
        }

        void setColor(Point at, char color) {
            check(at);
            rows[at.y()][at.x()] = color;
        }

        @Override
        public String toString() {
            return String.join("\n", Arrays.stream(rows).map(String::new).toList());
        }

        private void check(Point at) {
            if (at.x() >= 0 && at.y() >= 0 && at.x() < width() && at.y() < height()) return;
            throw new IndexOutOfBoundsException(
                "pixel (%d, %d) is outside %dx%d".formatted(at.x(), at.y(), width(), height()));
        }
    }

    /** Gives newColor to every pixel connected to start: same colour, up, down, left or right. */
    static void floodFill(Picture picture, Point start, char newColor) {
        // Your turn.
    }

    public static void main(String[] args) {
        Picture picture = new Picture(List.of("..#", ".##", "..."));
        floodFill(picture, new Point(0, 0), 'o');
        System.out.println(picture);
    }
}
