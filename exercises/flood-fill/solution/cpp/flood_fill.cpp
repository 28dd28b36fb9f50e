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
void floodFill(Picture& picture, Point start, char newColor) {
    const char oldColor = picture.getColor(start);
    if (oldColor == newColor) return;

    // Every pixel here is painted already; its neighbours have yet to be looked at.
    std::vector<Point> frontier;
    auto visit = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= picture.width() || y >= picture.height()) return;
        if (picture.getColor({x, y}) != oldColor) return;
        picture.setColor({x, y}, newColor);
        frontier.push_back({x, y});
    };

    visit(start.x, start.y);
    while (!frontier.empty()) {
        const Point at = frontier.back();
        frontier.pop_back();
        visit(at.x + 1, at.y);
        visit(at.x - 1, at.y);
        visit(at.x, at.y + 1);
        visit(at.x, at.y - 1);
    }
}

int main() {
    Picture picture({"..#", ".##", "..."});
    floodFill(picture, {0, 0}, 'o');
    std::cout << picture.toString();
}
