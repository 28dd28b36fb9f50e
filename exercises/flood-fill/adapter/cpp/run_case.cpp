#include <sstream>

std::vector<std::string> runCase(std::vector<std::string> rows, Point start, std::string newColor) {
    Picture picture(std::move(rows));
    floodFill(picture, start, newColor[0]);
    std::istringstream lines(picture.toString());
    std::vector<std::string> result;
    for (std::string line; std::getline(lines, line);) result.push_back(line);
    return result;
}
