<?php

class Point
{
    public function __construct(public int $x, public int $y)
    {
    }
}

/** A picture made of rows of pixels. Given: leave it as it is. */
class Picture
{
    /** @param string[] $rows */
    public function __construct(private array $rows)
    {
    }

    public function width(): int
    {
        return $this->rows === [] ? 0 : strlen($this->rows[0]);
    }

    public function height(): int
    {
        return count($this->rows);
    }

    public function getColor(Point $at): string
    {
        $this->check($at);
        return $this->rows[$at->y][$at->x];
    }

    public function setColor(Point $at, string $color): void
    {
        $this->check($at);
        $this->rows[$at->y][$at->x] = $color;
    }

    public function __toString(): string
    {
        return implode("\n", $this->rows);
    }

    private function check(Point $at): void
    {
        if ($at->x >= 0 && $at->y >= 0 && $at->x < $this->width() && $at->y < $this->height()) {
            return;
        }
        throw new OutOfRangeException("pixel ($at->x, $at->y) is outside {$this->width()}x{$this->height()}");
    }
}

/** Gives $newColor to every pixel connected to $start: same colour, up, down, left or right. */
function floodFill(Picture $picture, Point $start, string $newColor): void
{
    $old = $picture->getColor($start);
    if ($old === $newColor) {
        return;
    }
    $width = $picture->width();
    $height = $picture->height();
    // One point that is moved about: a new one for each pixel would take longer than everything else.
    $at = new Point(0, 0);
    $matches = function (int $x, int $y) use ($picture, $at, $old): bool {
        $at->x = $x;
        $at->y = $y;
        return $picture->getColor($at) === $old;
    };

    // Whole runs of a row are painted at once; only the beginning of each run above and below is kept.
    $frontier = [[$start->x, $start->y]];
    while ($frontier !== []) {
        [$x, $y] = array_pop($frontier);
        if (!$matches($x, $y)) {
            continue;
        }
        $left = $x;
        while ($left > 0 && $matches($left - 1, $y)) {
            $left--;
        }
        $right = $x + 1;
        while ($right < $width && $matches($right, $y)) {
            $right++;
        }
        $at->y = $y;
        for ($at->x = $left; $at->x < $right; $at->x++) {
            $picture->setColor($at, $newColor);
        }
        foreach ([$y - 1, $y + 1] as $beside) {
            if ($beside < 0 || $beside >= $height) {
                continue;
            }
            $inRun = false;
            for ($x = $left; $x < $right; $x++) {
                $matching = $matches($x, $beside);
                if ($matching && !$inRun) {
                    $frontier[] = [$x, $beside];
                }
                $inRun = $matching;
            }
        }
    }
}

$picture = new Picture(['..#', '.##', '...']);
floodFill($picture, new Point(0, 0), 'o');
echo $picture, "\n";
