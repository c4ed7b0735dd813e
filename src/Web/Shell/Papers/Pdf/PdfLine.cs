using System.Text;

namespace Tisserand.Web.Shell.Papers.Pdf;

/// <summary>One line of text, set in one face or several.</summary>
/// <param name="Width">In points, without the blank at its end.</param>
internal sealed record PdfLine(IReadOnlyList<(PdfFace Face, string Text)> Parts, double Width)
{
    /// <summary>
    /// Breaks text into lines: at blanks (never at a no-break space), at line feeds, and inside a word only when it is wider than the
    /// line. A line that goes on keeps a blank at its end, so that words stay apart when copied or read aloud.
    /// </summary>
    public static List<PdfLine> Wrap(IEnumerable<(PdfFace Face, string Text)> runs, double size, double width) => new Breaker(size, width).Break(runs);

    private sealed class Breaker(double size, double width)
    {
        private readonly List<PdfLine> _lines = [];
        private readonly List<(PdfFace Face, StringBuilder Text)> _line = [];
        private readonly List<(PdfFace Face, string Text)> _word = [];
        private double _lineWidth, _wordWidth;
        private PdfFace? _blank;

        public List<PdfLine> Break(IEnumerable<(PdfFace Face, string Text)> runs)
        {
            foreach (var (face, text) in runs)
            {
                var from = 0;
                for (var i = 0; i < text.Length; i++)
                {
                    if (text[i] is ' ' or '\n')
                    {
                        Continue(face, text[from..i]);
                        EndWord();
                        _blank = face;
                        from = i + 1;
                        if (text[i] == '\n')
                        {
                            EndLine(goesOn: false);
                        }
                    }
                }
                Continue(face, text[from..]);
            }
            EndWord();
            EndLine(goesOn: false);
            return _lines;
        }

        private void Continue(PdfFace face, string text)
        {
            if (text.Length > 0)
            {
                _word.Add((face, text));
                _wordWidth += face.Width(text, size);
            }
        }

        private void EndWord()
        {
            if (_word.Count == 0)
            {
                return;
            }
            if (_line.Count > 0 && _blank is { } blank)
            {
                if (_lineWidth + blank.Width(" ", size) + _wordWidth > width)
                {
                    EndLine(goesOn: true);
                }
                else
                {
                    Put(blank, " ");
                }
            }
            var fits = _lineWidth + _wordWidth <= width;
            foreach (var (face, text) in _word)
            {
                if (fits)
                {
                    Put(face, text);
                    continue;
                }
                foreach (var letter in text.EnumerateRunes().Select(r => r.ToString()))
                {
                    if (_line.Count > 0 && _lineWidth + face.Width(letter, size) > width)
                    {
                        EndLine(goesOn: false);
                    }
                    Put(face, letter);
                }
            }
            _word.Clear();
            _wordWidth = 0;
            _blank = null;
        }

        private void Put(PdfFace face, string text)
        {
            if (_line.Count == 0 || _line[^1].Face != face)
            {
                _line.Add((face, new StringBuilder()));
            }
            _line[^1].Text.Append(text);
            _lineWidth += face.Width(text, size);
        }

        private void EndLine(bool goesOn)
        {
            if (goesOn && _line.Count > 0)
            {
                _line[^1].Text.Append(' ');
            }
            _lines.Add(new([.. _line.Select(p => (p.Face, p.Text.ToString()))], _lineWidth));
            _line.Clear();
            _lineWidth = 0;
            _blank = null;
        }
    }
}
