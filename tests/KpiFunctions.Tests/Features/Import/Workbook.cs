using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace KpiFunctions.Tests.Features.Import;

/// <summary>Writes small XLSX workbooks as spreadsheets save them.</summary>
internal static class Workbook
{
    /// <summary>A workbook of one sheet. A cell is text, a number (<c>#13911112222</c>), a time (<c>@46268.5</c>), a day (<c>%46268</c>), a time of a day (<c>^0.375</c>), hours (<c>~1</c>), a flag (<c>!1</c>), a mistake (<c>?#N/A</c>) or, empty, none.</summary>
    internal static byte[] Of(params string[][] rows) => Of(("visible", rows));

    internal static byte[] Of(params (string State, string[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
                """);
            Add(archive, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Add(archive, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"S{i}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>
                """);
            Add(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """);
            Add(archive, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="46" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            for (var i = 0; i < sheets.Length; i++)
            {
                Add(archive, $"xl/worksheets/sheet{i + 1}.xml", $"""
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(sheets[i].Rows.Select(Row))}</sheetData></worksheet>
                    """);
            }
        }

        return file.ToArray();
    }

    /// <summary>A workbook with a part that unpacks to the given number of zeros.</summary>
    internal static byte[] Bomb(long bytes)
    {
        using var file = new MemoryStream();
        file.Write(Of(["id"], ["1"]));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/media/image1.bin").Open();
            var zeros = new byte[1024 * 1024];
            for (var written = 0L; written < bytes; written += zeros.Length)
            {
                part.Write(zeros);
            }
        }

        return file.ToArray();
    }

    private static string Row(string[] cells, int row) =>
        $"<row r=\"{row + 1}\">{string.Concat(cells.Select((c, i) => Cell(c, $"{(char)('A' + i)}{(row + 1).ToString(CultureInfo.InvariantCulture)}")))}</row>";

    private static string Cell(string cell, string place) => cell.Length == 0 ? string.Empty : (cell[0], cell[1..]) switch
    {
        ('#', var number) => $"<c r=\"{place}\"><v>{number}</v></c>",
        ('@', var number) => $"<c r=\"{place}\" s=\"1\"><v>{number}</v></c>",
        ('%', var number) => $"<c r=\"{place}\" s=\"2\"><v>{number}</v></c>",
        ('^', var number) => $"<c r=\"{place}\" s=\"3\"><v>{number}</v></c>",
        ('~', var number) => $"<c r=\"{place}\" s=\"4\"><v>{number}</v></c>",
        ('!', var flag) => $"<c r=\"{place}\" t=\"b\"><v>{flag}</v></c>",
        ('?', var mistake) => $"<c r=\"{place}\" t=\"e\"><v>{mistake}</v></c>",
        _ => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>",
    };

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(text.Trim());
    }
}
