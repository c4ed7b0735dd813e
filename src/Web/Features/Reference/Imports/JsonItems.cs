using System.Text.Json;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// The items of one array of a large JSON object, one after the other: memory holds one item, whatever the length of the
/// file. Names are compared without case.
/// </summary>
/// <param name="array">Name of the array, a property of the root.</param>
/// <param name="text">Name of a text of the root, kept in <see cref="Text"/>.</param>
internal sealed class JsonItems(Stream stream, string array, string text)
{
    private const int LongestItem = 32 << 20;

    private static readonly string NotJson = "Ce fichier JSON est coupé ou abîmé\u00A0: téléchargez-le de nouveau. Les données en service n’ont pas changé.";

    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;
    private bool _finished;
    private bool _begun;
    private JsonReaderState _state;
    private int _depth;
    private string _name = "";

    public string? Text { get; private set; }

    /// <summary>The array was in the file.</summary>
    public bool WasMet { get; private set; }

    public IEnumerable<JsonDocument> Read()
    {
        while (true)
        {
            JsonDocument? item;
            bool more;
            try
            {
                more = Step(out item);
            }
            catch (JsonException)
            {
                throw new UnreadableFileException(NotJson);
            }
            if (item is not null)
            {
                yield return item;
            }
            if (more)
            {
                continue;
            }
            if (_finished)
            {
                yield break;
            }
            Fill();
        }
    }

    /// <summary>Goes on to the next item; false when the bytes at hand do not hold a whole one.</summary>
    private bool Step(out JsonDocument? item)
    {
        item = null;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _finished, _state);
        while (true)
        {
            // An item is taken whole, or not at all until more bytes are there.
            var before = reader;
            if (!reader.Read())
            {
                Keep(before);
                return false;
            }
            var isItem = _depth == 2 && _name == array && reader.TokenType == JsonTokenType.StartObject;
            if (isItem)
            {
                if (!JsonDocument.TryParseValue(ref reader, out item))
                {
                    Keep(before);
                    return false;
                }
                Keep(reader);
                return true;
            }
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    _depth++;
                    WasMet |= _depth == 2 && _name == array && reader.TokenType == JsonTokenType.StartArray;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _depth--;
                    break;
                case JsonTokenType.PropertyName when _depth == 1:
                    var name = reader.GetString()!;
                    _name = name.Equals(array, StringComparison.OrdinalIgnoreCase) ? array : name;
                    break;
                case JsonTokenType.String when _depth == 1 && _name.Equals(text, StringComparison.OrdinalIgnoreCase):
                    Text = reader.GetString();
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>What this reader has passed is done with.</summary>
    private void Keep(Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestItem)
            {
                throw new UnreadableFileException("Une entité de ce fichier JSON est trop longue pour en être une\u00A0: ce n’est pas le flux « structures » de FINESS.");
            }
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        if (!_begun && _end >= 3)
        {
            _begun = true;
            _start = _buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8) ? 3 : 0;
        }
        _finished = read == 0;
    }
}
