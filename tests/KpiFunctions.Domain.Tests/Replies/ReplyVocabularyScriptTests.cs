using System.Text;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Tests.Replies;

/// <summary>A word that is half in the other script is found in no customer's text.</summary>
public class ReplyVocabularyScriptTests
{
    /// <summary>
    /// A character of simplified Chinese that traditional Chinese does not write, and the one that it writes: the usual characters of GB 2312
    /// that stand for one traditional character. Those that both write (后 of 皇后, 里 of 公里) only if no word here needs them.
    /// </summary>
    private const string Pairs = """
        皑皚 蔼藹 碍礙 爱愛 袄襖 奥奧 坝壩 罢罷 摆擺 败敗 颁頒 办辦 绊絆 帮幫 绑綁 镑鎊 谤謗 剥剝 饱飽 宝寶 报報 鲍鮑 辈輩 贝貝 钡鋇 狈狽 备備 惫憊 绷繃 笔筆 毕畢 毙斃 币幣 闭閉 边邊 编編 贬貶 变變 辩辯 辫辮
        标標 鳖鱉 别別 瘪癟 濒瀕 滨濱 宾賓 摈擯 饼餅 拨撥 铂鉑 驳駁 补補 财財 参參 残殘 惭慚 惨慘 灿燦 苍蒼 舱艙 仓倉 沧滄 厕廁 侧側 册冊 测測 层層 诧詫 搀攙 掺摻 蝉蟬 馋饞 谗讒 缠纏 铲鏟 产產 阐闡 颤顫 场場
        尝嘗 长長 偿償 肠腸 畅暢 钞鈔 车車 彻徹 尘塵 陈陳 衬襯 撑撐 称稱 惩懲 诚誠 骋騁 迟遲 驰馳 耻恥 齿齒 炽熾 冲衝 宠寵 畴疇 踌躊 筹籌 绸綢 橱櫥 厨廚 锄鋤 雏雛 础礎 储儲 处處 传傳 疮瘡 闯闖 创創 锤錘 纯純
        绰綽 辞辭 词詞 赐賜 聪聰 葱蔥 囱囪 从從 丛叢 凑湊 蹿躥 窜竄 错錯 达達 带帶 贷貸 担擔 单單 郸鄲 掸撣 胆膽 惮憚 诞誕 弹彈 当當 挡擋 荡蕩 档檔 捣搗 岛島 祷禱 导導 盗盜 灯燈 邓鄧 敌敵 涤滌 递遞 缔締 颠顛
        点點 垫墊 电電 钓釣 调調 谍諜 叠疊 钉釘 顶頂 锭錠 订訂 丢丟 东東 动動 栋棟 冻凍 犊犢 独獨 读讀 赌賭 镀鍍 锻鍛 断斷 缎緞 兑兌 队隊 对對 顿頓 钝鈍 夺奪 堕墮 鹅鵝 额額 讹訛 恶惡 饿餓 尔爾 饵餌 贰貳 发發
        罚罰 阀閥 珐琺 矾礬 钒釩 烦煩 贩販 饭飯 访訪 纺紡 飞飛 诽誹 废廢 费費 纷紛 坟墳 奋奮 愤憤 粪糞 枫楓 锋鋒 风風 疯瘋 冯馮 缝縫 讽諷 凤鳳 肤膚 辐輻 抚撫 辅輔 赋賦 负負 讣訃 妇婦 缚縛 该該 钙鈣 盖蓋 秆稈
        赣贛 冈岡 刚剛 钢鋼 纲綱 岗崗 镐鎬 搁擱 鸽鴿 阁閣 铬鉻 个個 给給 龚龔 宫宮 巩鞏 贡貢 沟溝 购購 够夠 蛊蠱 顾顧 剐剮 关關 观觀 馆館 惯慣 贯貫 广廣 规規 归歸 龟龜 闺閨 轨軌 诡詭 贵貴 刽劊 辊輥 滚滾 锅鍋
        国國 过過 骇駭 韩韓 汉漢 号號 阂閡 鹤鶴 贺賀 横橫 恒恆 轰轟 鸿鴻 红紅 壶壺 护護 沪滬 户戶 哗嘩 华華 画畫 话話 欢歡 环環 还還 缓緩 换換 唤喚 痪瘓 焕煥 涣渙 黄黃 谎謊 挥揮 辉輝 毁毀 贿賄 秽穢 会會 烩燴
        汇匯 讳諱 诲誨 绘繪 荤葷 浑渾 获獲 货貨 祸禍 击擊 积積 饥飢 迹跡 讥譏 鸡雞 绩績 缉緝 辑輯 级級 挤擠 蓟薊 剂劑 济濟 计計 记記 际際 继繼 纪紀 夹夾 荚莢 颊頰 贾賈 钾鉀 驾駕 歼殲 监監 坚堅 笺箋 间間 艰艱
        缄緘 检檢 碱鹼 拣揀 捡撿 简簡 俭儉 减減 槛檻 鉴鑒 践踐 贱賤 见見 键鍵 舰艦 剑劍 饯餞 渐漸 溅濺 涧澗 将將 浆漿 蒋蔣 桨槳 奖獎 讲講 酱醬 胶膠 浇澆 骄驕 娇嬌 搅攪 铰鉸 矫矯 侥僥 脚腳 饺餃 缴繳 绞絞 轿轎
        较較 阶階 节節 结結 诫誡 届屆 紧緊 锦錦 仅僅 谨謹 进進 晋晉 烬燼 尽盡 劲勁 荆荊 茎莖 鲸鯨 经經 颈頸 静靜 镜鏡 径徑 痉痙 竞競 净淨 纠糾 厩廄 旧舊 驹駒 举舉 锯鋸 惧懼 剧劇 鹃鵑 绢絹 觉覺 决決 诀訣 绝絕
        钧鈞 军軍 骏駿 开開 凯凱 颗顆 壳殼 课課 垦墾 恳懇 抠摳 库庫 裤褲 块塊 侩儈 宽寬 矿礦 旷曠 况況 亏虧 岿巋 窥窺 馈饋 溃潰 扩擴 阔闊 莱萊 来來 赖賴 蓝藍 栏欄 拦攔 篮籃 阑闌 兰蘭 澜瀾 谰讕 揽攬 览覽 懒懶
        缆纜 烂爛 滥濫 捞撈 劳勞 涝澇 乐樂 镭鐳 垒壘 类類 泪淚 鲤鯉 礼禮 丽麗 厉厲 励勵 砾礫 历歷 沥瀝 隶隸 俩倆 联聯 莲蓮 连連 镰鐮 涟漣 敛斂 脸臉 链鏈 恋戀 炼煉 练練 粮糧 凉涼 两兩 辆輛 谅諒 疗療 辽遼 镣鐐
        猎獵 临臨 邻鄰 鳞鱗 凛凜 赁賃 龄齡 铃鈴 灵靈 领領 馏餾 刘劉 龙龍 聋聾 咙嚨 笼籠 垄壟 拢攏 陇隴 楼樓 娄婁 搂摟 篓簍 芦蘆 卢盧 颅顱 庐廬 炉爐 掳擄 卤鹵 虏虜 鲁魯 赂賂 禄祿 录錄 陆陸 驴驢 吕呂 铝鋁 侣侶
        屡屢 缕縷 虑慮 滤濾 绿綠 峦巒 挛攣 孪孿 滦灤 乱亂 抡掄 轮輪 伦倫 仑侖 沦淪 纶綸 论論 萝蘿 罗羅 逻邏 锣鑼 箩籮 骡騾 骆駱 络絡 妈媽 玛瑪 码碼 蚂螞 马馬 骂罵 吗嗎 买買 麦麥 卖賣 迈邁 脉脈 瞒瞞 馒饅 蛮蠻
        满滿 谩謾 猫貓 锚錨 铆鉚 贸貿 没沒 镁鎂 门門 闷悶 们們 锰錳 梦夢 谜謎 弥彌 觅覓 幂冪 绵綿 缅緬 庙廟 灭滅 悯憫 闽閩 鸣鳴 铭銘 谬謬 谋謀 亩畝 呐吶 钠鈉 纳納 难難 挠撓 脑腦 恼惱 闹鬧 馁餒 内內 拟擬 腻膩
        撵攆 酿釀 鸟鳥 聂聶 啮嚙 镊鑷 镍鎳 柠檸 狞獰 拧擰 钮鈕 纽紐 脓膿 浓濃 农農 疟瘧 诺諾 欧歐 鸥鷗 殴毆 呕嘔 沤漚 盘盤 庞龐 抛拋 赔賠 喷噴 鹏鵬 骗騙 飘飄 频頻 贫貧 凭憑 评評 泼潑 颇頗 铺鋪 谱譜 脐臍 齐齊
        骑騎 岂豈 弃棄 讫訖 牵牽 铅鉛 迁遷 签簽 谦謙 钱錢 钳鉗 潜潛 浅淺 谴譴 堑塹 枪槍 呛嗆 墙牆 蔷薔 强強 抢搶 锹鍬 桥橋 乔喬 侨僑 翘翹 窍竅 窃竊 钦欽 亲親 寝寢 轻輕 氢氫 倾傾 顷頃 请請 庆慶 琼瓊 穷窮 趋趨
        区區 躯軀 驱驅 龋齲 颧顴 权權 劝勸 鹊鵲 让讓 饶饒 绕繞 热熱 韧韌 认認 纫紉 荣榮 绒絨 软軟 锐銳 闰閏 润潤 萨薩 鳃鰓 赛賽 伞傘 丧喪 骚騷 扫掃 涩澀 杀殺 刹剎 纱紗 筛篩 删刪 闪閃 陕陝 赡贍 缮繕 伤傷 赏賞
        烧燒 绍紹 赊賒 摄攝 慑懾 设設 绅紳 审審 婶嬸 肾腎 渗滲 声聲 绳繩 师師 狮獅 湿濕 诗詩 时時 蚀蝕 实實 识識 驶駛 势勢 释釋 饰飾 视視 试試 寿壽 兽獸 枢樞 输輸 书書 赎贖 属屬 术術 树樹 数數 帅帥 双雙 谁誰
        税稅 顺順 说說 硕碩 烁爍 丝絲 饲飼 耸聳 怂慫 颂頌 讼訟 诵誦 擞擻 苏蘇 诉訴 肃肅 虽雖 随隨 绥綏 岁歲 孙孫 损損 笋筍 缩縮 琐瑣 锁鎖 獭獺 挞撻 态態 摊攤 贪貪 瘫癱 滩灘 坛壇 谭譚 谈談 叹嘆 汤湯 烫燙 涛濤
        讨討 腾騰 誊謄 锑銻 题題 屉屜 条條 贴貼 铁鐵 厅廳 烃烴 铜銅 统統 头頭 秃禿 图圖 团團 颓頹 蜕蛻 脱脫 鸵鴕 驮馱 驼駝 椭橢 袜襪 弯彎 湾灣 顽頑 韦韋 违違 围圍 为為 潍濰 维維 苇葦 伟偉 伪偽 纬緯 谓謂 卫衛
        温溫 闻聞 纹紋 稳穩 问問 挝撾 蜗蝸 涡渦 窝窩 卧臥 呜嗚 钨鎢 乌烏 诬誣 无無 芜蕪 吴吳 坞塢 雾霧 务務 误誤 锡錫 牺犧 袭襲 习習 铣銑 戏戲 细細 虾蝦 辖轄 峡峽 侠俠 狭狹 厦廈 吓嚇 鲜鮮 纤纖 贤賢 衔銜 闲閒
        显顯 险險 现現 献獻 县縣 馅餡 宪憲 线線 厢廂 镶鑲 乡鄉 详詳 响響 项項 萧蕭 嚣囂 销銷 晓曉 啸嘯 协協 挟挾 携攜 胁脅 谐諧 写寫 泻瀉 谢謝 锌鋅 衅釁 兴興 汹洶 锈鏽 绣繡 虚虛 嘘噓 须須 许許 叙敘 绪緒 续續
        轩軒 悬懸 选選 癣癬 绚絢 学學 勋勳 询詢 寻尋 驯馴 训訓 讯訊 逊遜 压壓 鸦鴉 鸭鴨 哑啞 亚亞 讶訝 阉閹 烟煙 盐鹽 严嚴 颜顏 阎閻 艳艷 厌厭 砚硯 彦彥 谚諺 验驗 鸯鴦 杨楊 扬揚 疡瘍 阳陽 养養 样樣 瑶瑤 摇搖
        尧堯 遥遙 窑窯 谣謠 药藥 爷爺 页頁 业業 叶葉 医醫 铱銥 颐頤 遗遺 仪儀 蚁蟻 艺藝 亿億 忆憶 义義 诣詣 议議 谊誼 译譯 绎繹 荫蔭 阴陰 银銀 饮飲 隐隱 樱櫻 婴嬰 鹰鷹 应應 缨纓 莹瑩 萤螢 营營 荧熒 蝇蠅 赢贏
        颖穎 哟喲 拥擁 痈癰 咏詠 忧憂 邮郵 铀鈾 犹猶 诱誘 舆輿 鱼魚 渔漁 娱娛 屿嶼 语語 狱獄 誉譽 预預 驭馭 鸳鴛 渊淵 辕轅 园園 员員 圆圓 缘緣 远遠 约約 跃躍 钥鑰 粤粵 悦悅 阅閱 郧鄖 匀勻 陨隕 运運 蕴蘊 晕暈
        韵韻 杂雜 灾災 载載 攒攢 暂暫 赞贊 赃贓 脏髒 凿鑿 枣棗 责責 择擇 则則 泽澤 贼賊 赠贈 轧軋 铡鍘 闸閘 栅柵 诈詐 斋齋 债債 毡氈 盏盞 斩斬 辗輾 崭嶄 栈棧 战戰 绽綻 张張 涨漲 帐帳 账賬 胀脹 赵趙 蛰蟄 辙轍
        锗鍺 这這 贞貞 针針 侦偵 诊診 镇鎮 阵陣 挣掙 睁睜 狰猙 争爭 帧幀 郑鄭 证證 织織 职職 执執 纸紙 挚摯 掷擲 帜幟 质質 滞滯 钟鐘 终終 肿腫 众眾 诌謅 轴軸 皱皺 昼晝 骤驟 猪豬 诸諸 诛誅 烛燭 瞩矚 嘱囑 贮貯
        铸鑄 驻駐 专專 砖磚 转轉 赚賺 桩樁 装裝 妆妝 壮壯 状狀 锥錐 赘贅 坠墜 缀綴 谆諄 浊濁 兹茲 资資 渍漬 踪蹤 综綜 总總 纵縱 邹鄒 诅詛 组組 钻鑽 哒噠 喽嘍 娴嫻 诶誒 坏壞 机機 极極 价價 洁潔 惊驚 据據 柜櫃
        怀懷 构構 确確 扰擾 适適 体體 听聽 洼窪 万萬 异異 优優 与與 愿願 种種 气氣 儿兒 复復 并並 赶趕 离離 荐薦 党黨 厂廠 网網 胜勝 触觸 痒癢 夸誇 后後 启啟 却卻
        """;

    /// <summary>Words of a file that are right although a character of theirs is of the other script.</summary>
    private static readonly string[] Exceptions = ["吓", "講吓", "講吓笑", "睇吓"];

    private static readonly string[] EachPair = Pairs.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData("zh-TW.txt")]
    [InlineData("zh-TW.repairs.txt")]
    [InlineData("zh-HK.txt")]
    public void Traditional_words_have_no_simplified_character(string file) =>
        Assert.Empty(Strangers(file, EachPair.ToDictionary(pair => pair[0], pair => pair[1])));

    [Theory]
    [InlineData("zh-CN.txt")]
    [InlineData("zh-CN.repairs.txt")]
    public void Simplified_words_have_no_traditional_character(string file) =>
        Assert.Empty(Strangers(file, EachPair.DistinctBy(pair => pair[1]).ToDictionary(pair => pair[1], pair => pair[0])));

    [Fact]
    public void The_table_knows_the_characters_of_the_simplified_words()
    {
        var simplified = EachPair.Select(pair => pair[0]).ToHashSet();

        Assert.True(Read("zh-CN.txt").Distinct().Count(simplified.Contains) > 300);
        Assert.All(EachPair, pair => Assert.Equal(2, pair.Length));
    }

    private static List<string> Strangers(string file, Dictionary<char, char> strange) =>
        [.. Read(file).Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split('|', '(', ')', ' '))
            .Where(word => !Exceptions.Contains(word) && word.Any(strange.ContainsKey))
            .Select(word => $"{file}: {word} should be {string.Concat(word.Select(c => strange.GetValueOrDefault(c, c)))}")];

    private static string Read(string file)
    {
        using var stream = typeof(ReplyVocabulary).Assembly.GetManifestResourceStream("ReplyVocabulary." + file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
