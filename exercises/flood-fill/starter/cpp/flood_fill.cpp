#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

struct Point {
    int x, y;
};

// A picture made of rows of pixels. Given: leave it as it is.
class Picture {
public:
    explicit Picture(std::vector<std::string> rows) : rows(std::move(rows)) {}

    int width() const { return rows.empty() ? 0 : static_cast<int>(rows[0].size()); }
    int height() const { return static_cast<int>(rows.size()); }

    char getColor(Point at) const {
        check(at);
        return rows[at.y][at.x];
    }

    void setColor(Point at, char color) {
        check(at);
        rows[at.y][at.x] = color;
    }

    std::string toString() const {
        std::string text;
        for (const auto& row : rows) text += row + '\n';
        return text;
    }

private:
    std::vector<std::string> rows;

    void check(Point at) const {
        if (at.x >= 0 && at.y >= 0 && at.x < width() && at.y < height()) return;
        // The compiler here knows no exceptions.
        std::cerr << "RangeError: pixel (" << at.x << ", " << at.y << ") is outside " << width() << "x" << height() << '\n';
        std::abort();
    }
};

// Gives newColor to every pixel connected to start: same colour, up, down, left or right.
void floodFill([[maybe_unused]] Picture& picture, [[maybe_unused]] Point start, [[maybe_unused]] char newColor) {
    // Your turn.
}

int main() {
    Picture picture({"..#", ".##", "..."});
    floodFill(picture, {0, 0}, 'o');
    std::cout << picture.toString();
}
