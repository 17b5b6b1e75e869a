using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>Headers that must be refused, by category, each with what its message says.</summary>
internal static class MalformedFiles
{
    private const string Huge = "18446744073709551615";

    public static IEnumerable<(string Header, string Message)> Headers =>
    [
        .. Structure, .. Duplicates, .. Metadata, .. Entries, .. Types, .. Shapes, .. Offsets, .. Names,
    ];

    private static IEnumerable<(string Header, string Message)> Structure =>
    [
        ("", "not valid JSON"),
        (" ", "not valid JSON"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("\"a\"", "not a JSON object"),
        ("1", "not a JSON object"),
        ("{", "not valid JSON"),
        ("{\"", "not valid JSON"),
        (Header[..^1], "not valid JSON"),
        (Header + "}", "not valid JSON"),
        (Header + "{}", "not valid JSON"),
        (Header + "\0", "not valid JSON"),
        (Header + " \0 ", "not valid JSON"),
        ("\uFEFF" + Header, "not valid JSON"),
        (Header.Replace("\"a.bias\"", ",\"a.bias\""), "not valid JSON"),
        (Header.Replace("]}}", "]},}"), "not valid JSON"),
        (Header.Replace("[2,3]", "[2,3,]"), "not valid JSON"),
        (Header.Replace("[2,3]", "[02,3]"), "not valid JSON"),
        (Header.Replace("\"F32\"", "'F32'"), "not valid JSON"),
        (Header.Replace("\"F32\"", "F32"), "not valid JSON"),
        ("{/* */" + Header[1..], "not valid JSON"),
        ("{//\n" + Header[1..], "not valid JSON"),
        ("{\"x\":" + new string('[', 100) + new string(']', 100) + "," + Header[1..], "not valid JSON"),
        ("{\"a.weight\t\":1," + Header[1..], "not valid JSON"),
    ];

    private static IEnumerable<(string Header, string Message)> Duplicates =>
    [
        ("{" + Weight + "," + Weight + "," + Bias + "}", "'a.weight' twice"),
        ("{" + Weight + "," + Weight.Replace("a.w", "\\u0061.w") + "," + Bias + "}", "'a.weight' twice"),
        (Header.Replace("\"dtype\":\"F32\",", "\"dtype\":\"F32\",\"dtype\":\"F32\","), "'dtype' in 'a.weight' twice"),
        (Header.Replace("\"shape\"", "\"sh\\u0061pe\":[2,3],\"shape\""), "'shape' in 'a.weight' twice"),
        (Header.Replace("\"shape\":[2]", "\"x\":1,\"x\":2,\"shape\":[2]"), "'x' in 'a.bias' twice"),
        (Header.Replace("\"shape\":[2]", "\"x\":[{\"y\":1,\"y\":2}],\"shape\":[2]"), "'y' in 'a.bias' twice"),
        ("{\"__metadata__\":{},\"__metadata__\":{}," + Header[1..], "'__metadata__' twice"),
        ("{\"__metadata__\":{\"k\":\"v\",\"k\":\"v\"}," + Header[1..], "'k' in '__metadata__' twice"),
        ("{\"__metadata__\":{\"k\":\"v\",\"\\u006b\":\"v\"}," + Header[1..], "'k' in '__metadata__' twice"),
    ];

    private static IEnumerable<(string Header, string Message)> Metadata =>
    [
        ("{\"__metadata__\":null," + Header[1..], "__metadata__ is not an object"),
        ("{\"__metadata__\":[]," + Header[1..], "__metadata__ is not an object"),
        ("{\"__metadata__\":\"x\"," + Header[1..], "__metadata__ is not an object"),
        ("{\"__metadata__\":{\"k\":1}," + Header[1..], "'k' is not a string"),
        ("{\"__metadata__\":{\"k\":null}," + Header[1..], "'k' is not a string"),
        ("{\"__metadata__\":{\"k\":{}}," + Header[1..], "'k' is not a string"),
        ("{\"__metadata__\":{\"k\":[\"v\"]}," + Header[1..], "'k' is not a string"),
        ("{\"__metadata__\":{\"k\":\"\\ud800\"}," + Header[1..], "surrogate"),
        ("{\"__metadata__\":{\"\\udc00\":\"\"}," + Header[1..], "surrogate"),
    ];

    private static IEnumerable<(string Header, string Message)> Entries =>
    [
        ("{" + Weight + ",\"a.bias\":[\"F32\",[2],[24,32]]}", "a.bias: its entry is not an object"),
        ("{" + Weight + ",\"a.bias\":null}", "a.bias: its entry is not an object"),
        ("{" + Weight + ",\"a.bias\":1}", "a.bias: its entry is not an object"),
        ("{" + Weight + ",\"a.bias\":{}}", "a.bias: its entry lacks"),
        (Header.Replace("\"dtype\":\"F32\",\"shape\":[2],", "\"dtype\":\"F32\","), "a.bias: its entry lacks"),
        (Header.Replace("\"dtype\":\"F32\",\"shape\":[2],", "\"shape\":[2],"), "a.bias: its entry lacks"),
        (Header.Replace(",\"data_offsets\":[24,32]", ""), "a.bias: its entry lacks"),
        (Header.Replace("\"dtype\"", "\"Dtype\""), "a.weight: its entry lacks"),
    ];

    private static IEnumerable<(string Header, string Message)> Types =>
    [
        .. new[] { "F16", "BF16", "F64", "I32", "I64", "U8", "BOOL", "f32", "F32 ", "", "float32", "X\\u202E" }.Select(static type =>
            (Header.Replace("\"dtype\":\"F32\",\"shape\":[2,3]", $"\"dtype\":\"{type}\",\"shape\":[2,3]"), "a.weight: float32 values (F32) were expected")),
        .. new[] { "null", "1", "[\"F32\"]", "{}" }.Select(static type =>
            (Header.Replace("\"dtype\":\"F32\",\"shape\":[2,3]", $"\"dtype\":{type},\"shape\":[2,3]"), "a.weight: its dtype is not a string")),
    ];

    private static IEnumerable<(string Header, string Message)> Shapes =>
    [
        .. new[] { "[]", "[6]", "[3,2]", "[2,3,1]", "[2]", "[2,4]", "[0,3]", $"[{Huge},{Huge}]", $"[0,{Huge}]", "[1,1,1,1,1,1,1,1,1,1]" }.Select(static shape =>
            (Header.Replace("[2,3]", shape), "a.weight: the shape [2, 3] was expected, but the file has")),
        .. new[] { "[2,-3]", "[2,3.0]", "[2,3e0]", "[2,\"3\"]", "[2,null]", "[2,[3]]", "[2,true]", $"[2,{Huge}0]" }.Select(static shape =>
            (Header.Replace("[2,3]", shape), "a.weight: its shape holds something")),
        .. new[] { "6", "null", "\"[2,3]\"", "{}" }.Select(static shape =>
            (Header.Replace("[2,3]", shape), "a.weight: its shape is not an array")),
    ];

    private static IEnumerable<(string Header, string Message)> Offsets =>
    [
        .. new[] { "[0,20]", "[0,28]", "[24,0]", "[0,0]", $"[0,{Huge}]", $"[{Huge},0]" }.Select(static offsets =>
            (Header.Replace("[0,24]", offsets), "a.weight: 24 bytes were expected, but its data_offsets are")),
        .. new[] { "[]", "[0]", "[0,24,24]" }.Select(static offsets =>
            (Header.Replace("[0,24]", offsets), "a.weight: its data_offsets are not two numbers")),
        .. new[] { "[-0,24]", "[0.0,24]", "[\"0\",24]", "[null,24]" }.Select(static offsets =>
            (Header.Replace("[0,24]", offsets), "a.weight: its data_offsets holds something")),
        (Header.Replace("[0,24]", "null"), "a.weight: its data_offsets is not an array"),
        (Header.Replace("[24,32]", "[28,36]"), "a.bias: its bytes begin at 28, but the tensor before ends at 24"),
        (Header.Replace("[24,32]", "[20,28]"), "a.bias: its bytes begin at 20, but the tensor before ends at 24"),
        (Header.Replace("[24,32]", "[0,8]"), "holes and overlaps"),
        (Header.Replace("[0,24]", "[4,28]").Replace("[24,32]", "[28,36]"), "a.weight: its bytes begin at 4"),
        (Header.Replace("[0,24]", "[18446744073709551584,18446744073709551608]"), "holes and overlaps"),
    ];

    private static IEnumerable<(string Header, string Message)> Names =>
    [
        ("{}", "the tensor a.weight [2, 3] is missing"),
        ("{" + Weight + "}", "the tensor a.bias [2] is missing"),
        (Header.Replace("a.bias", "b.bias"), "no tensor 'b.bias'"),
        (Header.Replace("a.bias", "A.bias"), "no tensor 'A.bias'"),
        (Header.Replace("a.bias", ""), "no tensor ''"),
        (Header[..^1] + ",\"bn.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[32,40]}}", "no tensor 'bn.num_batches_tracked'"),
        (Header[..^1] + ",\"x\\u0000\\u202Ey\\n\":1}", "no tensor 'x\\u0000\\u202Ey\\u000A'"),
        (Header[..^1] + ",\"" + new string('x', 500) + "\":1}", "no tensor '" + new string('x', 100) + "...'"),
    ];
}
