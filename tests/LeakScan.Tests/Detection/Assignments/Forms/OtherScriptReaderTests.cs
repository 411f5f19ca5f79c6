namespace LeakScan.Tests.Detection.Assignments.Forms;

public sealed class OtherScriptReaderTests
{
    private const string Value = "Rk7" + "vQ2mXt9";

    [Theory]
    [InlineData("密码：@")]
    [InlineData("密码: @")]
    [InlineData("用户名：admin 密码：@ 端口：22")]
    [InlineData("数据库密码是：@。")]
    [InlineData("**密码**：@")]
    [InlineData("密码（默认）：@")]
    [InlineData("平台密码 @\n")]
    [InlineData("账号/密码：admin/@")]
    [InlineData("账号密码: admin @\n")]
    [InlineData("口令＝@，请勿外传")]
    [InlineData("\"密码\": \"@\",")]
    [InlineData("'密码' => '@',")]
    [InlineData("Пароль: @\n")]
    [InlineData("ПАРОЛЬ — @")]
    [InlineData("вход admin, пароль - @ и готово")]
    [InlineData("логин и пароль: admin/@")]
    [InlineData("パスワードは：@です")]
    [InlineData("비밀번호 : @")]
    [InlineData("<p>默认密码：@</p>")]
    [InlineData("password: x\n密碼=@\n")]
    [InlineData("令牌：@")]
    public void Reads_what_is_assigned(string text) => Assigned.In(text.Replace("@", Value, StringComparison.Ordinal)).Should().Contain(Value);

    [Theory]
    [InlineData("请输入密码：")]
    [InlineData("密码：<input type=\"password\">")]
    [InlineData("echo \"密码：\".$param['passwd'];")]
    [InlineData("         パスワード：'.$_POST['password'].'<br>")]
    [InlineData("print(\"Пароль: \", value)")]
    [InlineData("f'Пароль: {self.password}\\n'")]
    [InlineData("修改密码：mysqladmin -u root")]
    [InlineData("redis-cli -a 密码 --cluster create")]
    [InlineData("使用密码 SHA256 加密")]
    [InlineData("密码长度 8-20 位")]
    [InlineData("密码错误：用户不存在")]
    [InlineData("默认密码 C:\\Users\\me\\secret\n")]
    [InlineData("Пароль - обязательное поле")]
    public void Reads_nothing_where_a_program_or_a_sentence_goes_on(string text) => Assigned.Kept(text).Should().BeEmpty();

    [Fact]
    public void Reads_notes_in_the_encodings_of_Windows()
    {
        byte[] chinese = [0xC3, 0xDC, 0xC2, 0xEB, 0xA3, 0xBA, .. "Rk7vQ2mXt9"u8, (byte)'\n'];
        byte[] russian = [0xCF, 0xE0, 0xF0, 0xEE, 0xEB, 0xFC, .. ": Rk7vQ2mXt9\n"u8];
        foreach (var note in new[] { chinese, russian })
        {
            Assigned.Matches(note).Should().ContainSingle().Which.SecretEnd.Should().Be(note.Length - 1);
        }
    }
}
